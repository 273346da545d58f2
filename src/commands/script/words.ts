import { ruleOf, rules, titleOf } from '../../care/index.ts';
import type { Settings } from '../../care/presets.ts';
import type { CareFacts, Task } from '../../care/rule.ts';
import { addMonths, type Moment } from '../../language/calendar-date.ts';

/** A care task, of whatever rule. */
export type RuleTask = Task & { readonly rule: string };

/** The words of one task, ready to paste. */
export interface Words {
  readonly title: string;
  readonly scripts: readonly string[];
}

/** What the rules see coming in half a year, beyond what is written down. */
export const upcoming = (facts: CareFacts, settings: Settings, { date }: Moment): RuleTask[] =>
  rules.flatMap((rule) =>
    rule.occurrences(facts, settings, date, addMonths(date, 6)).map((task) => ({ ...task, rule: rule.key })),
  );

/** The words for tasks, those on the topic only when there is one; tasks of the same title count once. */
export function wordsFor(
  facts: CareFacts,
  tasks: readonly RuleTask[],
  topic: string | undefined,
  { now, settings }: { now: Moment; settings: Settings },
): Words[] {
  const words = tasks.map(({ rule, subject, step, dueOn }) => ({
    title: titleOf(rule, step),
    scripts: ruleOf(rule)?.scripts({ facts, subject, step, dueOn, now, settings }) ?? [],
  }));
  const usable = words.filter(
    ({ title, scripts }, index) => scripts.length > 0 && words.findIndex((one) => one.title === title) === index,
  );
  if (!topic) return usable;
  const onTitle = usable.filter(({ title }) => title.includes(topic) || topic.includes(title));
  return onTitle.length > 0 ? onTitle : usable.filter(({ scripts }) => scripts.some((text) => text.includes(topic)));
}
