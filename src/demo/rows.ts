import type { PolicyKind, Prisma } from '../db/generated/client.ts';
import type { Choice } from './choice.ts';
import { customerColumns } from './customer-columns.ts';
import type { Car, Draft } from './draft.ts';
import type { Timeline } from './timeline.ts';

/** What the seed writes, by Prisma's name of the model, in the order it has to be written. */
export interface Rows {
  readonly customer: Prisma.CustomerCreateManyInput[];
  readonly vehicle: Prisma.VehicleCreateManyInput[];
  readonly odometerReading: Prisma.OdometerReadingCreateManyInput[];
  readonly serviceVisit: Prisma.ServiceVisitCreateManyInput[];
  readonly policy: Prisma.PolicyCreateManyInput[];
  readonly interaction: Prisma.InteractionCreateManyInput[];
  readonly followUp: Prisma.FollowUpCreateManyInput[];
  readonly appointment: Prisma.AppointmentCreateManyInput[];
  readonly tradeIn: Prisma.TradeInCreateManyInput[];
  /** Without the one who brought them: who that is, is known when all are there. */
  readonly referral: Prisma.ReferralCreateManyInput[];
  readonly loss: Prisma.LossCreateManyInput[];
}

export interface Setting {
  /** Members' ids by userid. */
  readonly members: ReadonlyMap<string, string>;
  readonly timeline: Timeline;
  readonly choice: Choice;
}

const PREFIXES = ['138', '139', '136', '158', '186', '189'];
/** Numbers that can be typed and are nobody's: four zeros in the middle, the last four never twice. */
const phoneOf = (choice: Choice, serial: number): string =>
  `${choice.oneOf(PREFIXES)}0000${String(1001 + serial * 37).padStart(4, '0')}`;

/** The rows of one customer; `serial` is different for each. */
export function rowsOf(draft: Draft, serial: number, { members, timeline, choice }: Setting): Rows {
  const { on, due, made } = timeline;
  const memberId = members.get(draft.owner);
  if (memberId === undefined) throw new RangeError(`${draft.owner} is no member`);
  const phone = draft.hasPhone === false ? null : phoneOf(choice, serial);
  const customer = { ...made(draft.began), ownerId: memberId, ...customerColumns(draft, phone, timeline) };
  const whose = { customerId: customer.id, memberId };
  const cars = (draft.cars ?? []).map((car) => carRows(car, customer.id, draft, timeline));
  return {
    customer: [customer],
    vehicle: cars.map(({ vehicle }) => vehicle),
    odometerReading: cars.flatMap(({ readings }) => readings),
    serviceVisit: cars.flatMap(({ services }) => services),
    policy: cars.flatMap(({ policies }) => policies),
    interaction: draft.contacts.map(({ on: day, channel, note, reached = true }) => ({
      ...{ ...made(day), ...whose, channel, note },
      reached: channel && reached,
      heldOn: on(day),
    })),
    followUp: (draft.promises ?? []).map(({ made: day, due: dueDay, at, note, kept }) => ({
      ...{ ...made(day), ...whose, ...due(dueDay, at), note },
      state: kept === undefined ? 'open' : 'kept',
      settledOn: kept === undefined ? null : on(kept),
    })),
    appointment: (draft.appointments ?? []).map(({ made: day, on: dueDay, at, kind, done }) => ({
      ...{ ...made(day), ...whose, ...due(dueDay, at), kind },
      state: done ? 'done' : 'open',
    })),
    ...toldRows(draft, whose, timeline),
  };
}

/** What a draft tells in one word and a day. */
function toldRows(
  { tradeIn, referredBy, lost }: Draft,
  whose: { readonly customerId: string; readonly memberId: string },
  { on, made }: Timeline,
): Pick<Rows, 'tradeIn' | 'referral' | 'loss'> {
  const { customerId } = whose;
  return {
    tradeIn: tradeIn ? [{ ...made(tradeIn[1]), customerId, model: tradeIn[0] }] : [],
    referral: referredBy ? [{ ...made(referredBy[1]), customerId, referrerName: referredBy[0] }] : [],
    loss: lost ? [{ ...lossOf(lost), ...whose, ...made(lost[1]), reportedOn: on(lost[1]) }] : [],
  };
}

const lossOf = ([reason]: NonNullable<Draft['lost']>) =>
  ({ reason, state: 'confirmed', stageBefore: 'potential' }) as const;

function carRows(car: Car, customerId: string, { began }: Draft, { on, made }: Timeline) {
  const { readings = [], services = [], insured = {}, model, plate = null, delivered } = car;
  const deliveredOn = delivered === undefined ? null : on(delivered);
  const vehicle = { ...made(delivered ?? began), customerId, model, plate, deliveredOn };
  const ofVehicle = (day: number) => ({ id: made(day).id, vehicleId: vehicle.id });
  return {
    vehicle,
    readings: readings.map(([day, km]) => ({ ...ofVehicle(day), km, readOn: on(day) })),
    services: services.map(([day, km]) => ({ ...ofVehicle(day), km, doneOn: on(day) })),
    policies: (Object.entries(insured) as [PolicyKind, number][]).map(([kind, day]) => ({
      ...{ ...ofVehicle(delivered ?? began), kind },
      expiresOn: on(day),
    })),
  };
}
