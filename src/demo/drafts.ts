import { background } from './background.ts';
import type { Choice } from './choice.ts';
import type { Draft } from './draft.ts';
import { newCarStories } from './new-car-stories-data.ts';
import { givenNames, surnames, titles } from './people-data.ts';
import { usedCarStories } from './used-car-stories-data.ts';

/** The demo's customers: the stories of the first day, and all the others. */
export function drafts(choice: Choice): Draft[] {
  const stories = [...newCarStories, ...usedCarStories];
  const taken = new Set(stories.map(({ name }) => name));
  const unnamed = background(choice);
  return [...stories, ...unnamed.map((draft) => ({ ...draft, ...identity(choice, draft.stage, taken) }))];
}

/** A name nobody else has. Of a lead the whole name or the number may not be known yet. */
function identity(choice: Choice, stage: Draft['stage'], taken: Set<string>): Pick<Draft, 'name' | 'hasPhone'> {
  const isLead = stage === 'potential';
  for (;;) {
    const name = choice.oneOf(surnames) + choice.oneOf(isLead && choice.percent(40) ? titles : givenNames);
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, ...(isLead && choice.percent(30) && { hasPhone: false }) };
  }
}
