import { sayStart } from '../../care/event/tell.ts';
import { invitation } from '../../care/event/words.ts';
import type { CareFacts } from '../../care/rule.ts';
import { spoken } from '../../care/words/script.ts';
import { eventsOf } from '../../crm/events.ts';
import type { CommandContext } from '../context.ts';
import type { Words } from './words.ts';

/** Words that invite to the event asked about last, while it is still to come; null when none is on. */
export async function eventWords(
  { tx, scope, now }: CommandContext,
  topic: string,
  facts: CareFacts,
): Promise<Words | null> {
  const events = (await eventsOf(tx, scope, now)).filter(({ startsOn }) => startsOn >= now.date);
  const event = events.find(({ title }) => topic.includes(title)) ?? (/活动|邀请/.test(topic) ? events[0] : undefined);
  if (!event) return null;
  const { title } = event;
  const scripts = spoken(invitation, { facts, subject: '', now }, { when: sayStart(event, now), title });
  return { title: `邀请来${title}`, scripts };
}
