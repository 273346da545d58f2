import { type Prompted, promptToCome, yearAhead } from '../../care/ahead.ts';
import type { Calendar } from '../../care/calendar.ts';
import { titleOf } from '../../care/index.ts';
import type { CareRecord } from '../../care/load.ts';
import { isOpen } from '../../care/move.ts';
import type { Settings } from '../../care/presets.ts';
import type { CareFacts } from '../../care/rule.ts';
import { type CalendarDate, type Moment, momentOf } from '../../language/calendar-date.ts';

type Touchpoint = CareRecord['touchpoints'][number];

/** One thing that is coming. */
export interface Entry {
  /** The day it is prompted. */
  readonly on: CalendarDate;
  /** What the rule says; another day than `on` where it gives way to a day without a list. */
  readonly dueOn: CalendarDate;
  /** When it is sent alone. */
  readonly at: Date | null;
  readonly rule: string;
  readonly subject: string;
  readonly title: string;
  /** What its prompt will say, on its day. */
  readonly why: string;
  /** As written down; null for what is still too far off to be. */
  readonly touchpoint: Touchpoint | null;
  /** Repeats that follow as long as nothing is done: how many, and the day of the last. */
  readonly again: { readonly times: number; readonly until: CalendarDate } | null;
}

interface Planning {
  readonly facts: CareFacts;
  /** All of the customer's, settled ones too: what is done is not coming. */
  readonly touchpoints: readonly Touchpoint[];
  readonly settings: Settings;
  /** Of the customer's owner. */
  readonly calendar: Calendar;
  readonly now: Moment;
}

/** What is coming within a year, by day: the touchpoints written down, then what the rules see beyond. */
export function entriesOf(planning: Planning): Entry[] {
  const { facts, touchpoints, settings, calendar, now } = planning;
  const written = touchpoints.filter(isOpen).map((one) => {
    const on = one.promptAt ? momentOf(one.promptAt).date : (one.promptOn ?? one.dueOn);
    return entryOf(planning, one, { on, at: one.promptAt, touchpoint: one });
  });
  const beyond = yearAhead(facts, settings, calendar, now, touchpoints)
    .filter((one) => one.promptOn >= now.date)
    .map((one) =>
      entryOf(planning, { ...one, promptAt: one.dueAt }, { on: one.promptOn, at: one.dueAt, touchpoint: null }),
    );
  return repeatsJoined([...written, ...beyond].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)));
}

function entryOf(
  { facts, settings, now }: Planning,
  task: Prompted,
  placed: Pick<Entry, 'on' | 'at' | 'touchpoint'>,
): Entry {
  const { rule, subject, step, dueOn } = task;
  const why = promptToCome(task, facts, settings, now);
  return { ...placed, rule, subject, dueOn, title: titleOf(rule, step), why, again: null };
}

/** A task of the same name that comes back as long as nobody does it is told once. */
function repeatsJoined(entries: readonly Entry[]): Entry[] {
  const isSame = (a: Entry, b: Entry) => a.rule === b.rule && a.subject === b.subject && a.title === b.title;
  return entries.flatMap((entry, index) => {
    if (entries.slice(0, index).some((earlier) => isSame(earlier, entry))) return [];
    const later = entries.slice(index + 1).filter((other) => isSame(entry, other));
    const last = later.at(-1);
    return [last ? { ...entry, again: { times: later.length, until: last.on } } : entry];
  });
}
