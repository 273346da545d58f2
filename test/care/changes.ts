import fc from 'fast-check';
import type { Calendar } from '../../src/care/calendar.ts';
import type { CareEvent, CareFacts } from '../../src/care/rule.ts';
import { addDays, type CalendarDate, clockTime, instantAt } from '../../src/language/calendar-date.ts';
import { customer, day, everyDay, vehicle } from './customers.ts';

/** Something a message or an owner changes; the events it tells of. */
export interface Change {
  readonly says: string;
  to(facts: CareFacts): CareFacts;
  readonly events?: readonly CareEvent[];
}

export const TODAY = day('2026-09-16');
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
  delivery: fc.oneof(near(-40, 0), near(-110, -60), near(-1860, -690)).map((on) => ({
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
  stage: fc
    .tuple(fc.constantFrom('potential' as const, 'deciding' as const, 'loyal' as const, 'lost' as const), near(-70, 0))
    .map(([stage, stageSince]) => ({
      says: `${stage} ${stageSince}`,
      to: (facts) => withCustomer(facts, { stage, stageSince }),
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
      const booked = { id: 'a', kind: 'visit', dueOn, dueAt, state: 'open' } as const;
      return { ...facts, appointments: [...facts.appointments, booked] };
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
  invitation: fc
    .tuple(near(-1, 30), fc.constantFrom('invited' as const, 'coming' as const, 'declined' as const))
    .map(([on, state]) => ({
      says: `invited ${on} ${state}`,
      to: (facts) => ({ ...facts, invitations: [{ id: 'e', title: '试驾会', on, at: null, state }] }),
    })),
  lead: near(-3, 0).map((on) => ({
    says: `lead ${on}`,
    to: (facts) =>
      withCustomer(facts, { source: 'douyin', createdAt: new Date(instantAt(on).getTime() + 11 * 3_600_000) }),
  })),
  testDrive: near(-4, 0).map((dueOn) => ({
    says: `test drive ${dueOn}`,
    to: (facts) => {
      const driven = { id: 't', kind: 'test_drive', dueOn, dueAt: null, state: 'done' } as const;
      return { ...facts, appointments: [...facts.appointments, driven] };
    },
    events: [{ kind: 'contact', on: TODAY }],
  })),
  note: fc.tuple(near(-3, 0), fc.constantFrom('最近不回消息了', '在看别的车', '聊了聊装潢')).map(([on, text]) => ({
    says: `note ${on} ${text}`,
    to: (facts) => ({ ...facts, notes: [{ on, text }] }),
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

export const someChanges = fc
  .record(changes, { requiredKeys: [] })
  .map((chosen) => Object.values(chosen).filter((change) => change !== undefined));
/** A customer on record for up to two months, with a car. */
export const began = near(-60, 0).map((recordBeganOn) => customer({ recordBeganOn }, { vehicles: [vehicle()] }));
/** An owner's rest days, days off and quiet hours. */
export const calendars = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    fc.array(near(-10, 45), { maxLength: 5 }),
    fc.tuple(fc.integer({ min: 19, max: 23 }), fc.integer({ min: 6, max: 10 })),
  )
  .map(([restDays, daysOff, [from, to]]): Calendar => {
    const quiet = { from: clockTime(from, 0), to: clockTime(to, 0) };
    return { ...everyDay, restDays, daysOff, quiet };
  });
