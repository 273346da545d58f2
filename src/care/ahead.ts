import type { TouchpointState } from '../db/generated/client.ts';
import { addDays, addMonths, type CalendarDate, instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { type Calendar, listDay } from './calendar.ts';
import { earliest } from './days.ts';
import { ruleOf, rulesOf } from './index.ts';
import { isOpen } from './move.ts';
import type { Settings } from './presets.ts';
import type { CareFacts, CareRule, Occurrence, Task } from './rule.ts';
import { taskKey } from './wanted.ts';

/** A care task the rules see coming, with the day it is prompted. */
export interface Ahead extends Occurrence {
  readonly rule: string;
  readonly promptOn: CalendarDate;
}

/** What stands in the ledger already. */
export type Written = Task & { readonly rule: string; readonly state: TouchpointState };

/**
 * What the rules want in the year from today on beside what is written down already, the soonest first. Empty for a
 * customer who wants no contact.
 */
export function yearAhead(
  facts: CareFacts,
  settings: Settings,
  calendar: Calendar,
  { date }: Moment,
  written: readonly Written[],
): Ahead[] {
  const { doNotContact, recordBeganOn } = facts.customer;
  if (doNotContact) return [];
  const until = addDays(addMonths(date, 12), -1);
  return rulesOf(settings)
    .flatMap((rule) =>
      beside(rule, facts, settings, { from: date, until, written: written.filter((one) => one.rule === rule.key) })
        .filter(({ dueOn }) => dueOn >= recordBeganOn)
        .map((one) => ({
          ...one,
          rule: rule.key,
          promptOn: one.dueAt ? one.dueOn : listDay(one.dueOn, one.moves, calendar),
        })),
    )
    .toSorted((a, b) => (a.promptOn < b.promptOn ? -1 : a.promptOn > b.promptOn ? 1 : a.rank - b.rank));
}

/** A rule that sees one task at a time (the next contact) is asked again behind one that is over. */
function beside(
  rule: CareRule,
  facts: CareFacts,
  settings: Settings,
  { from, until, written }: { from: CalendarDate; until: CalendarDate; written: readonly Written[] },
): readonly Occurrence[] {
  const wanted = rule.occurrences(facts, settings, from, until);
  const others = wanted.filter((one) => !written.some((other) => taskKey(other) === taskKey(one)));
  const [first, ...rest] = wanted.map(({ lastOn }) => lastOn);
  if (others.length > 0 || first === undefined || written.some(isOpen)) return others;
  const over = addDays(earliest(first, ...rest), 1);
  return over > from ? beside(rule, facts, settings, { from: over, until, written }) : [];
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
