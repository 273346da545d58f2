import { type Calendar, storeOpen } from '../../care/calendar.ts';
import type { CareFacts } from '../../care/rule.ts';
import type { Story } from '../../care/story.ts';
import { type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Entry } from './entries.ts';

/** What the text is made of. */
export interface Shown {
  readonly facts: CareFacts;
  readonly entries: readonly Entry[];
  /** By touchpoint, how often and where it has been prompted. */
  readonly stories: readonly Story[];
  readonly calendar: Calendar;
  /** Whoever is prompted: 你 or a name. */
  readonly owner: string;
  readonly now: Moment;
}

/** The plan, one line per task: 9月23日 周三 3天回访：交车第3天，…（在今天的清单里，第2条）. */
export function planText(shown: Shown): string {
  const { facts, entries, owner } = shown;
  const { name, doNotContact } = facts.customer;
  if (doNotContact) return `${name}希望不被打扰，所有关怀都停着，不会提醒${owner}。`;
  if (entries.length === 0) return `${name}接下来一年没有要办的关怀。记下生日、提车日期或约定，我就会排上。`;
  const head = `${name}接下来一年的关怀，到那天这样提醒${owner}：`;
  return [head, ...entries.map((entry) => line(entry, shown)), ...footOf(entries)].join('\n');
}

function line(entry: Entry, shown: Shown): string {
  const { on, at, title, why, again } = entry;
  const day = `${sayDate(on, shown.now)}${at ? ` ${momentOf(at).time}` : ''}`;
  const notes = [stateOf(entry, shown), movedBy(entry, shown), again && sayAgain(again, shown.now)];
  const said = notes.filter(Boolean).join('；');
  return `· ${day} ${title}${carOf(entry, shown)}${why && `：${why}`}${said && `（${said}）`}`;
}

/** Which of several cars it is about. */
function carOf({ subject }: Entry, { facts: { vehicles } }: Shown): string {
  const car = vehicles.length > 1 ? vehicles.find(({ id }) => id === subject) : undefined;
  const name = car?.model ?? car?.plate;
  return name ? `（${name}）` : '';
}

/** What a member has to know of a touchpoint that is not simply planned. */
function stateOf({ touchpoint }: Entry, { stories, now }: Shown): string {
  if (touchpoint?.state === 'snoozed') return '改过时间';
  if (touchpoint?.state !== 'prompted') return '';
  const last = stories.find((story) => story.touchpoint.id === touchpoint.id)?.told.at(-1);
  if (!last) return '已提醒';
  const { date, time } = momentOf(last.at);
  if (last.list === null) return `${date === now.date ? '今天' : sayDate(date, now)} ${time}提醒过，等你回`;
  return last.list === now.date
    ? `在今天的清单里，第${last.number}条`
    : `${sayDate(last.list, now)}的清单提醒过，还没办`;
}

function movedBy({ on, dueOn, at, touchpoint }: Entry, { calendar, owner, now }: Shown): string {
  if (on === dueOn || at || (touchpoint && touchpoint.state !== 'planned')) return '';
  const why = storeOpen(dueOn, calendar.store) ? `${owner}休息` : '店里不营业';
  return `本该${sayDate(dueOn, now)}，${why}`;
}

const sayAgain = ({ times, until }: NonNullable<Entry['again']>, now: Moment): string =>
  `没办成还会再提醒${times}次，到${sayDate(until, now)}为止`;

const footOf = (entries: readonly Entry[]): string[] =>
  entries.some(({ rule }) => rule === 'cadence') ? ['例行联系每联系一次就往后推，这里只列最近一次。'] : [];
