import { addDays, dayOf, monthOf } from '../language/calendar-date.ts';
import type { StoredTouchpoint } from './plan.ts';
import type { CareEvent, CareFacts, CareRule, Task } from './rule.ts';

/** The event that has done what an open touchpoint asks for, if one has. */
export function fulfilling(
  rule: CareRule,
  facts: CareFacts,
  touchpoint: StoredTouchpoint,
  want: Task | undefined,
  events: readonly CareEvent[],
): CareEvent | undefined {
  const isOtherVehicle = ({ vehicleId }: CareEvent) =>
    vehicleId !== undefined &&
    vehicleId !== touchpoint.subject &&
    facts.vehicles.some(({ id }) => id === touchpoint.subject);
  const task = want ?? touchpoint;
  // Moved ahead by the same message (明天再联系): what happened today has not done that yet.
  const movedAhead = (event: CareEvent) => task.dueOn !== touchpoint.dueOn && task.dueOn > event.on;
  return events.find(
    (event) =>
      rule.fulfilledBy.includes(event.kind) &&
      !isOtherVehicle(event) &&
      !movedAhead(event) &&
      (rule.reaches ?? dueByNextDay)(event, task, facts),
  );
}

/** A matching fact closes what is due up to tomorrow. */
export const dueByNextDay = (event: CareEvent, task: Task): boolean => task.dueOn <= addDays(event.on, 1);

const HAPPENED: Record<CareEvent['kind'], string> = {
  contact: '联系过客户',
  service: '做了保养',
  delivery: '交了车',
  promise: '另约了时间',
  renewal: '续了保险',
  inspection: '做了年检',
  level: '重新定了级别',
};
/** How it was settled, as the member reads it. */
export const closedBy = ({ kind, on }: CareEvent): string => `${monthOf(on)}月${dayOf(on)}日${HAPPENED[kind]}`;
