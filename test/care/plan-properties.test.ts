import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/care/calendar.ts';
import { rules } from '../../src/care/index.ts';
import { type PlanOptions, plan, type StoredTouchpoint } from '../../src/care/plan.ts';
import type { CareEvent, CareFacts } from '../../src/care/rule.ts';
import { addDays, type CalendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { applied, customer, day, everyDay, settings, vehicle } from './customers.ts';

/** Something a message or an owner changes; the events it tells of. */
interface Change {
  readonly says: string;
  to(facts: CareFacts): CareFacts;
  readonly events?: readonly CareEvent[];
}

const TODAY = day('2026-09-16');
const noon = (date: CalendarDate): Moment => momentOf(new Date(instantAt(date).getTime() + 12 * 3_600_000));
const near = (from: number, to: number) => fc.integer({ min: from, max: to }).map((days) => addDays(TODAY, days));

const withCustomer = (facts: CareFacts, values: Partial<CareFacts['customer']>): CareFacts => ({
  ...facts,
  customer: { ...facts.customer, ...values },
});
const withCar = (facts: CareFacts, values: Partial<CareFacts['vehicles'][number]>): CareFacts => ({
  ...facts,
  vehicles: facts.vehicles.map((car) => ({ ...car, ...values })),
});
const later = (a: CalendarDate | null, b: CalendarDate): CalendarDate => (a !== null && a > b ? a : b);

/** Changes that a person could tell in any order; of each kind at most one. */
const changes: Record<string, fc.Arbitrary<Change>> = {
  contact: near(-5, 0).map((on) => ({
    says: `contact ${on}`,
    to: (facts) => withCustomer(facts, { lastContactOn: later(facts.customer.lastContactOn, on) }),
    events: [{ kind: 'contact', on }],
  })),
  delivery: fc.oneof(near(-40, 0), near(-1860, -690)).map((on) => ({
    says: `delivered ${on}`,
    to: (facts) => ({ ...facts, vehicles: facts.vehicles.map((car) => ({ ...car, deliveredOn: on })) }),
  })),
  birthday: fc
    .record({
      calendar: fc.constantFrom('solar' as const, 'lunar' as const),
      month: fc.constantFrom(8, 9, 10),
      day: fc.integer({ min: 1, max: 30 }),
      leap: fc.boolean(),
    })
    .map((birthday) => ({
      says: `born ${JSON.stringify(birthday)}`,
      to: (facts) => withCustomer(facts, { birthday }),
    })),
  level: fc.tuple(fc.constantFrom('O', 'H', 'A', 'B', 'C', null), near(-40, 0)).map(([level, on]) => ({
    says: `level ${level} ${on}`,
    to: (facts) => withCustomer(facts, { level, levelSetOn: level && on }),
    events: [{ kind: 'level', on }],
  })),
  service: near(-200, 0).map((on) => ({
    says: `serviced ${on}`,
    to: (facts) => withCar(facts, { services: [{ on, km: null }] }),
    events: [{ kind: 'service', on, vehicleId: 'car' }],
  })),
  policies: fc.tuple(near(-10, 120), near(-10, 400)).map(([compulsory, commercial]) => ({
    says: `insured ${compulsory} ${commercial}`,
    to: (facts) =>
      withCar(facts, {
        policies: [
          { kind: 'compulsory', expiresOn: compulsory },
          { kind: 'commercial', expiresOn: commercial },
        ],
      }),
    events: [{ kind: 'renewal', on: TODAY, vehicleId: 'car' }],
  })),
  inspection: near(-10, 400).map((inspectionOn) => ({
    says: `inspection ${inspectionOn}`,
    to: (facts) => withCar(facts, { inspectionOn }),
    events: [{ kind: 'inspection', on: TODAY, vehicleId: 'car' }],
  })),
  stage: fc.constantFrom('potential' as const, 'deciding' as const, 'loyal' as const, 'lost' as const).map((stage) => ({
    says: stage,
    to: (facts) => withCustomer(facts, { stage }),
  })),
  promise: fc.tuple(near(1, 50), fc.option(fc.integer({ min: 0, max: 23 }))).map(([dueOn, hour]) => ({
    says: `promise ${dueOn} ${hour}`,
    to: (facts) => {
      const dueAt = hour === null ? null : new Date(instantAt(dueOn).getTime() + hour * 3_600_000);
      return { ...facts, promises: [{ id: 'p', dueOn, dueAt, madeOn: TODAY, note: null, state: 'open' }] };
    },
  })),
  appointment: near(-1, 50).map((dueOn) => ({
    says: `appointment ${dueOn}`,
    to: (facts) => {
      const dueAt = new Date(instantAt(dueOn).getTime() + 10 * 3_600_000);
      return { ...facts, appointments: [{ id: 'a', kind: 'visit', dueOn, dueAt, state: 'open' }] };
    },
  })),
  visit: near(-3, 0).map((on) => ({
    says: `visit ${on}`,
    to: (facts) => ({ ...facts, visits: [{ on, toldAt: new Date(instantAt(on).getTime() + 11 * 3_600_000) }] }),
    events: [{ kind: 'contact', on: TODAY }],
  })),
  complaint: fc
    .tuple(near(-9, 0), fc.constantFrom('open' as const, 'paused' as const, 'closed' as const), fc.boolean())
    .map(([on, state, isReached]) => ({
      says: `complaint ${on} ${state} ${isReached}`,
      to: (facts) => {
        const openedAt = new Date(instantAt(on).getTime() + 10 * 3_600_000);
        const one = { id: 'c', about: '异响', state, openedAt, contactedAt: isReached ? openedAt : null };
        return { ...facts, complaints: [{ ...one, pauseReason: null, pausedMinutes: 0, remedy: null }] };
      },
      events: [{ kind: 'contact', on: TODAY }],
    })),
  noContact: fc.boolean().map((doNotContact) => ({
    says: `do not contact: ${doNotContact}`,
    to: (facts) => withCustomer(facts, { doNotContact }),
  })),
  value: fc
    .constantFrom('A', 'B')
    .map((value) => ({ says: `value ${value}`, to: (facts) => withCustomer(facts, { value }) })),
  owner: fc.constantFrom('rep', 'other').map((ownerId) => ({
    says: `owner ${ownerId}`,
    to: (facts) => withCustomer(facts, { ownerId }),
  })),
};

const someChanges = fc
  .record(changes, { requiredKeys: [] })
  .map((chosen) => Object.values(chosen).filter((change) => change !== undefined));
const began = near(-60, 0).map((recordBeganOn) => customer({ recordBeganOn }, { vehicles: [vehicle()] }));
const calendars = fc
  .tuple(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }), fc.array(near(-10, 45), { maxLength: 5 }))
  .map(([restDays, daysOff]): Calendar => ({ ...everyDay, restDays, daysOff }));

const options = (calendar: Calendar, now = noon(TODAY)): PlanOptions => ({ now, settings, calendar });

/** Tells the changes one message each, replanning after every one. */
function told(facts: CareFacts, stored: readonly StoredTouchpoint[], list: readonly Change[], how: PlanOptions) {
  let state = { facts, stored: [...stored] };
  for (const change of list) {
    const next = change.to(state.facts);
    state = {
      facts: next,
      stored: applied(state.stored, plan(next, state.stored, { ...how, events: change.events ?? [] })),
    };
  }
  return state;
}

const isOpen = ({ state }: StoredTouchpoint) => ['planned', 'prompted', 'snoozed'].includes(state);
/** What will be prompted, without the reasons, in any order. */
const ahead = (stored: readonly StoredTouchpoint[]) =>
  stored
    .filter(isOpen)
    .map(({ id: _id, reason: _reason, ...rest }) => JSON.stringify(rest))
    .toSorted();
const isEmpty = (diff: ReturnType<typeof plan>) => Object.values(diff).every((list) => list.length === 0);
const seeded = { seed: 20260916, numRuns: 120 };

describe('plan', () => {
  test('applied, a second plan is empty', () => {
    fc.assert(
      fc.property(began, someChanges, calendars, (facts, list, calendar) => {
        const state = told(facts, [], list, options(calendar));
        expect(isEmpty(plan(state.facts, state.stored, options(calendar)))).toBe(true);
      }),
      seeded,
    );
  });

  test('the order in which changes are told does not matter', () => {
    // But a contact before a visit or a complaint has not answered it, one afterwards has.
    const orders = someChanges
      .map((list) => list.filter(({ says }) => !/^(?:visit|complaint)/.test(says)))
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(began, orders, calendars, (facts, [list, shuffled], calendar) => {
        const how = options(calendar);
        const stored = applied([], plan(facts, [], how));
        expect(ahead(told(facts, stored, shuffled, how).stored)).toEqual(ahead(told(facts, stored, list, how).stored));
      }),
      seeded,
    );
  });

  test('every occurrence within the horizon is written down exactly once, none before the record began', () => {
    fc.assert(
      fc.property(began, someChanges, calendars, (facts, list, calendar) => {
        const how = options(calendar);
        const state = told(facts, [], list, how);
        const keys = state.stored.map(({ rule, subject, step }) => `${rule} ${subject} ${step}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { dueOn } of state.stored) expect(dueOn >= facts.customer.recordBeganOn).toBe(true);
        if (state.facts.customer.doNotContact) {
          expect(state.stored.filter(isOpen)).toEqual([]);
          return;
        }
        for (const rule of rules) {
          const due = rule
            .occurrences(state.facts, settings, TODAY, addDays(TODAY, settings.horizonDays))
            .filter(({ dueOn }) => dueOn >= facts.customer.recordBeganOn)
            .filter(({ dueAt, lastOn }) => dueAt === null || dueAt > how.now.instant || lastOn > TODAY);
          for (const { subject, step } of due) expect(keys).toContain(`${rule.key} ${subject} ${step}`);
        }
      }),
      seeded,
    );
  });

  test('what a person settled never changes, through weeks of changes, lists and answers', () => {
    const settle = fc.constantFrom('done' as const, 'skipped' as const, 'snoozed' as const, 'prompted' as const);
    const days = fc.array(fc.tuple(someChanges, fc.array(fc.tuple(fc.nat(), settle), { maxLength: 3 })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(began, days, calendars, (begin, weeks, calendar) => {
        let state = { facts: begin, stored: [] as StoredTouchpoint[] };
        for (const [index, [list, answers]] of weeks.entries()) {
          const now = noon(addDays(TODAY, index * 3));
          const night = state.stored.map((touchpoint) =>
            isOpen(touchpoint) && touchpoint.lastOn < now.date
              ? { ...touchpoint, state: 'expired' as const }
              : touchpoint,
          );
          const settled = new Map(
            night.filter(({ state: is }) => is === 'done' || is === 'skipped').map((one) => [one.id, one]),
          );
          state = told(state.facts, night, list, options(calendar, now));
          for (const touchpoint of state.stored) {
            const before = settled.get(touchpoint.id);
            if (before) expect(touchpoint).toEqual(before);
          }
          const ids = state.stored.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(isEmpty(plan(state.facts, state.stored, options(calendar, now)))).toBe(true);
          state = { ...state, stored: answered(state.stored, answers, now.date) };
        }
      }),
      { ...seeded, numRuns: 60 },
    );
  });
});

/** Touchpoints as members leave them: prompted, put off, done or skipped. */
function answered(
  stored: readonly StoredTouchpoint[],
  answers: readonly (readonly [number, 'done' | 'skipped' | 'snoozed' | 'prompted'])[],
  today: CalendarDate,
): StoredTouchpoint[] {
  const open = stored.filter(isOpen);
  const chosen = new Map(answers.map(([n, state]) => [open[n % Math.max(1, open.length)]?.id, state]));
  return stored.map((touchpoint) => {
    const state = chosen.get(touchpoint.id);
    if (!state) return touchpoint;
    return state === 'snoozed'
      ? { ...touchpoint, state, promptOn: addDays(today, 2), promptAt: null, lastOn: addDays(today, 4) }
      : { ...touchpoint, state };
  });
}
