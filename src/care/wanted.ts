import { addDays, type CalendarDate, daysBetween } from '../language/calendar-date.ts';
import { aloneAt, type Calendar, listDay } from './calendar.ts';
import { isOpen } from './move.ts';
import type { Identity, PlanOptions, Schedule, StoredTouchpoint } from './plan.ts';
import type { CareFacts, CareRule, Occurrence } from './rule.ts';

/** A touchpoint as the facts want it. */
export type Wanted = Identity & Schedule;

/** Tells the touchpoints of one rule and customer apart. */
export const taskKey = ({ subject, step }: { subject: string; step: string }): string => `${subject} ${step}`;

const earliest = (dates: readonly CalendarDate[]): CalendarDate =>
  dates.reduce((first, date) => (daysBetween(first, date) < 0 ? date : first));
const latest = (dates: readonly CalendarDate[]): CalendarDate =>
  dates.reduce((last, date) => (daysBetween(last, date) > 0 ? date : last));

/**
 * What a rule wants, by task: from today to the horizon, and as far back and ahead as touchpoints of the rule are
 * open. Nothing for a customer who wants no contact.
 */
export function wantedOf(
  rule: CareRule,
  facts: CareFacts,
  stored: readonly StoredTouchpoint[],
  { now, settings, calendar }: PlanOptions,
): Map<string, Wanted> {
  if (facts.customer.doNotContact) return new Map();
  const open = stored.filter(isOpen).map(({ dueOn }) => dueOn);
  const from = earliest([now.date, ...open]);
  const to = latest([addDays(now.date, settings.horizonDays), ...open]);
  return new Map(
    rule
      .occurrences(facts, settings, from, to)
      .filter(({ dueOn }) => dueOn >= facts.customer.recordBeganOn)
      .map((occurrence) => [taskKey(occurrence), scheduled(rule, facts.customer.ownerId, occurrence, calendar)]),
  );
}

/** When it is prompted: clock-time items alone, all else in a list, which it lives to see. */
function scheduled(rule: CareRule, memberId: string, occurrence: Occurrence, calendar: Calendar): Wanted {
  const { subject, step, dueOn, dueAt, lastOn, rank, moves } = occurrence;
  const promptOn = dueAt ? null : listDay(dueOn, moves, calendar);
  return {
    rule: rule.key,
    subject,
    step,
    memberId,
    dueOn,
    dueAt,
    lastOn: latest([lastOn, promptOn ?? lastOn]),
    rank,
    promptOn,
    promptAt: dueAt && aloneAt(dueAt, calendar.quiet),
  };
}

/** Whether it can begin now: within the horizon, not yet over, and its instant not missed on its last day. */
export function isAhead({ dueOn, dueAt, lastOn }: Schedule, { now, settings }: PlanOptions): boolean {
  if (lastOn < now.date || dueOn > addDays(now.date, settings.horizonDays)) return false;
  return dueAt === null || dueAt > now.instant || lastOn > now.date;
}
