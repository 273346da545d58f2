import { type Ahead, yearAhead } from '../../care/ahead.ts';
import { titleOf } from '../../care/index.ts';
import { isOpen } from '../../care/move.ts';
import type { Story } from '../../care/story.ts';
import { addDays, type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { rulesCalled, whyNone } from './absent.ts';
import type { Circumstances } from './circumstances.ts';
import { sayStory } from './say-story.ts';

const MOST_ENDED = 3;
const MOST_LATER = 4;

/**
 * Why a customer's reminders came or did not: who they go to, what became of each, and what the rules see next.
 * @param topic what was asked for, as typed (生日); '' for all
 */
export function explainText(around: Circumstances, topic: string): string {
  const wanted = rulesCalled(topic);
  const meant = around.stories.filter(({ touchpoint: { rule, step } }) => {
    if (topic === '' || wanted.length === 0) return true;
    return wanted.includes(rule) || titleOf(rule, step).includes(topic);
  });
  const { open, later, ended } = sorted(meant);
  // What is asked for in two touchpoints of one case is told in one line.
  const lines = [...obstacles(around), ...new Set(open.map((story) => sayStory(story, around)))];
  if (later.length > 0) lines.push(sayLater(later, around.now));
  lines.push(...ended.map((story) => sayStory(story, around)));
  const isOver = !meant.some(({ touchpoint }) => isOpen(touchpoint));
  if (isOver) lines.push(...ahead(around, wanted));
  return [`${around.customer.name}的提醒是这样：`, ...lines].join('\n');
}

/** What stands in the way of every reminder. */
function obstacles({ owner, customer, facts, speakerId }: Circumstances): string[] {
  const lines: string[] = [];
  if (owner.id !== speakerId) lines.push(`这位客户归${owner.name}，提醒发给${owner.name}。`);
  if (!owner.active) lines.push(`${owner.name}已经不在应用的可见范围里，提醒没人收，请先把客户交接给别人。`);
  if (customer.doNotContact) lines.push('客户希望不被打扰，所有提醒都停着。');
  if (!facts) lines.push('这位客户的资料自相矛盾（多半是生日），提醒排不出来；把生日重新告诉我就好。');
  if (customer.lost) lines.push('客户已战败，没有例行联系。');
  return lines;
}

const settledAt = ({ touchpoint }: Story): number => touchpoint.settledAt?.getTime() ?? 0;
const isPlanned = ({ touchpoint }: Story): boolean => touchpoint.state === 'planned';

/** What has been told or put off and what comes first, in full; what comes later; and what ended last. */
function sorted(stories: readonly Story[]) {
  const open = stories.filter(({ touchpoint }) => isOpen(touchpoint));
  const planned = open.filter(isPlanned);
  // A cause that went on, such as the cadence after each contact, has ended nothing anybody waited for.
  const isSucceeded = ({ touchpoint: { rule, state }, told }: Story) =>
    state === 'cancelled' && told.length === 0 && open.some(({ touchpoint }) => touchpoint.rule === rule);
  const kindOf = ({ touchpoint: { rule, subject, step } }: Story) => `${subject} ${titleOf(rule, step)}`;
  const ended = stories
    .filter((story) => !isOpen(story.touchpoint) && !isSucceeded(story))
    .toSorted((a, b) => settledAt(b) - settledAt(a))
    .filter((story, at, all) => all.findIndex((other) => kindOf(other) === kindOf(story)) === at);
  return {
    open: [...open.filter((story) => !isPlanned(story)), ...planned.slice(0, 1)],
    later: planned.slice(1, 1 + MOST_LATER),
    ended: ended.slice(0, MOST_ENDED),
  };
}

const sayLater = (stories: readonly Story[], now: Moment): string => {
  const said = stories.map(({ touchpoint: { rule, step, dueOn, promptOn, promptAt } }) => {
    const on = promptAt ? momentOf(promptAt).date : (promptOn ?? dueOn);
    return `${sayDate(on, now)} ${titleOf(rule, step)}`;
  });
  return `· 再往后：${said.join('；')}。`;
};

/** A fresh plan of the rules: what comes next, or why nothing does. */
function ahead({ facts, settings, calendar, now, stories }: Circumstances, wanted: readonly string[]): string[] {
  if (!facts || facts.customer.doNotContact) return [];
  const written = stories.map(({ touchpoint }) => touchpoint);
  const next = yearAhead(facts, settings, calendar, now, written).find(
    ({ rule }) => wanted.length === 0 || wanted.includes(rule),
  );
  if (next) return [sayNext(next, now, settings.horizonDays)];
  const reasons = whyNone(wanted.length > 0 ? wanted : ['birthday', 'delivery', 'promise', 'appointment'], facts);
  const said = reasons.map((reason) => `· ${reason}。`);
  return wanted.length > 0 ? said : ['接下来一年没有要提醒的：', ...said];
}

function sayNext({ rule, step, dueOn, promptOn }: Ahead, now: Moment, horizonDays: number): string {
  const [when, what] = [sayDate(promptOn, now), titleOf(rule, step)];
  return dueOn > addDays(now.date, horizonDays)
    ? `· 下一次是${when}的${what}，还早，提前${horizonDays}天才排进来。`
    : `· ${when}该有${what}，下次整理计划时排进来。`;
}
