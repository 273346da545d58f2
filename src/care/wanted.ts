import { addDays } from '../language/calendar-date.ts';
import { aloneAt, type Calendar, listDay } from './calendar.ts';
import { earliest, latest } from './days.ts';
import type { Identity, PlanOptions, Schedule } from './plan.ts';
import type { CareFacts, CareRule, Occurrence } from './rule.ts';

/** A touchpoint as the facts want it. */
export type Wanted = Identity & Schedule;

/** Tells the touchpoints of one rule and customer apart. */
export const taskKey = ({ subject, step }: { subject: string; step: string }): string => `${subject} ${step}`;

/** What a rule wants, by task: from today to the horizon, and as far back and ahead as `reach` is due. */
export function wantedOf(
  rule: CareRule,
  facts: CareFacts,
  reach: readonly Schedule[],
  { now, settings, calendar }: PlanOptions,
): Map<string, Wanted> {
  if (facts.customer.doNotContact) return new Map();
  const due = reach.map(({ dueOn }) => dueOn);
  const from = earliest(now.date, ...due);
  const to = latest(addDays(now.date, settings.horizonDays), ...due);
  const { ownerId, recordBeganOn } = facts.customer;
  const occurrences = rule.occurrences(facts, settings, from, to).filter(({ dueOn }) => dueOn >= recordBeganOn);
  return new Map(occurrences.map((one) => [taskKey(one), scheduled(rule, ownerId, one, calendar)]));
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
    lastOn: latest(lastOn, promptOn ?? lastOn),
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
