import { addDays, addMonths, type CalendarDate, instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { type Calendar, listDay } from './calendar.ts';
import { ruleOf, rulesOf } from './index.ts';
import type { Settings } from './presets.ts';
import type { CareFacts, Occurrence, Task } from './rule.ts';

/** A care task the rules see coming, with the day it is prompted. */
export interface Ahead extends Occurrence {
  readonly rule: string;
  readonly promptOn: CalendarDate;
}

/**
 * What the rules want in the year from today on, the soonest first, as if nothing had been written down. Empty for a
 * customer who wants no contact.
 */
export function yearAhead(facts: CareFacts, settings: Settings, calendar: Calendar, { date }: Moment): Ahead[] {
  const { doNotContact, recordBeganOn } = facts.customer;
  if (doNotContact) return [];
  const until = addDays(addMonths(date, 12), -1);
  return rulesOf(settings)
    .flatMap((rule) =>
      rule
        .occurrences(facts, settings, date, until)
        .filter(({ dueOn }) => dueOn >= recordBeganOn)
        .map((one) => ({
          ...one,
          rule: rule.key,
          promptOn: one.dueAt ? one.dueOn : listDay(one.dueOn, one.moves, calendar),
        })),
    )
    .toSorted((a, b) => (a.promptOn < b.promptOn ? -1 : a.promptOn > b.promptOn ? 1 : a.rank - b.rank));
}

/** A task and when it is prompted: on a day, or at an instant. */
export type Prompted = Task & {
  readonly rule: string;
  readonly promptOn: CalendarDate | null;
  readonly promptAt?: Date | null;
};

/** What its prompt will say on its day, where 今天 is that day; now, when it is overdue. '' for a rule no longer in force. */
export function promptToCome(task: Prompted, facts: CareFacts, settings: Settings, now: Moment): string {
  const { rule, subject, step, dueOn, promptOn, promptAt } = task;
  const then = momentOf(promptAt ?? instantAt(promptOn ?? dueOn, settings.times.list));
  const at = then.instant > now.instant ? then : now;
  return ruleOf(rule)?.prompt({ facts, subject, step, dueOn, now: at, settings }) ?? '';
}
