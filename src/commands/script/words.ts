import { ruleOf, rules, titleOf } from '../../care/index.ts';
import type { Settings } from '../../care/presets.ts';
import type { CareFacts, Task } from '../../care/rule.ts';
import { type Kind, kindNames, kindOf } from '../../care/words/kind.ts';
import type { Objection } from '../../care/words/objections-data.ts';
import { spoken, spokenTo } from '../../care/words/script.ts';
import { objectionOf, topicOf } from '../../care/words/topic.ts';
import type { Topic } from '../../care/words/topics-data.ts';
import { addMonths, type Moment } from '../../language/calendar-date.ts';

/** A care task, of whatever rule. */
export type RuleTask = Task & { readonly rule: string };

/** Sentences for one occasion, ready to paste. */
export interface Words {
  readonly title: string;
  readonly scripts: readonly string[];
  /** For the member, not the customer: what to ask and what to avoid. */
  readonly advice?: readonly string[];
}

interface Today {
  readonly now: Moment;
  readonly settings: Settings;
}

/** What the rules see coming in half a year, beyond what is written down. */
export const upcoming = (facts: CareFacts, settings: Settings, { date }: Moment): RuleTask[] =>
  rules.flatMap((rule) =>
    rule.occurrences(facts, settings, date, addMonths(date, 6)).map((task) => ({ ...task, rule: rule.key })),
  );

/** The words for tasks; those of the same title count once. */
export function wordsFor(facts: CareFacts, tasks: readonly RuleTask[], { now, settings }: Today): Words[] {
  const words = tasks.map(({ rule, subject, step, dueOn }) => ({
    title: titleOf(rule, step),
    scripts: ruleOf(rule)?.scripts({ facts, subject, step, dueOn, now, settings }) ?? [],
  }));
  return words.filter(
    ({ title, scripts }, index) => scripts.length > 0 && words.findIndex((one) => one.title === title) === index,
  );
}

/**
 * The words on a topic as typed: of the tasks with that title, else for an objection or an occasion of that name, else
 * of whatever task speaks of it. [] when there are none.
 */
export function onTopic(facts: CareFacts, tasks: readonly RuleTask[], topic: string, today: Today): Words[] {
  const words = wordsFor(facts, tasks, today);
  const [titled] = words.filter(({ title }) => title.includes(topic) || topic.includes(title));
  if (titled) return [titled];
  const objection = objectionOf(topic);
  if (objection) return inEachWay(objection, facts, today.now, adviceOn(objection));
  const occasion = topicOf(topic);
  if (occasion) return inEachWay(occasion, facts, today.now);
  return words.filter(({ scripts }) => scripts.some((text) => text.includes(topic))).slice(0, 1);
}

/** What suits the customer; of whom nothing tells the kind, everybody's words first and then those for each kind. */
function inEachWay(
  { title, scripts }: Pick<Topic, 'title' | 'scripts'>,
  facts: CareFacts,
  now: Moment,
  advice?: readonly string[],
): Words[] {
  const situation = { facts, subject: '', now };
  const words: Words = { title, scripts: spoken(scripts, situation), ...(advice && { advice }) };
  if (kindOf(facts.customer) !== null) return [words];
  const kinds = (Object.keys(kindNames) as Kind[]).map((kind) => ({
    title: `${title}，对${kindNames[kind]}的客户`,
    scripts: spokenTo(kind, scripts, situation),
  }));
  return [words, ...kinds.filter((one) => one.scripts.length > 0)];
}

const adviceOn = ({ questions, avoid }: Objection): string[] => [
  '先问清楚再答：',
  ...Object.entries(questions).map(([kind, text]) => `· ${kind}：${text}`),
  `别这样：${avoid}`,
];
