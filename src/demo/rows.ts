import { UUID } from 'uuidv7';
import { namedColumns } from '../crm/customer.ts';
import type { Prisma } from '../db/generated/client.ts';
import { addDays, type CalendarDate, type ClockTime, clockTime, instantAt } from '../language/calendar-date.ts';
import { birthColumns } from './birth-columns.ts';
import type { Choice } from './choice.ts';
import type { Day, Draft } from './draft.ts';

/** What the seed writes, by Prisma's name of the model, in the order it has to be written. */
export interface Rows {
  readonly customer: Prisma.CustomerCreateManyInput[];
  readonly vehicle: Prisma.VehicleCreateManyInput[];
  readonly odometerReading: Prisma.OdometerReadingCreateManyInput[];
  readonly serviceVisit: Prisma.ServiceVisitCreateManyInput[];
  readonly interaction: Prisma.InteractionCreateManyInput[];
  readonly followUp: Prisma.FollowUpCreateManyInput[];
  readonly appointment: Prisma.AppointmentCreateManyInput[];
}

/** Where and when the drafts are put. */
export interface Setting {
  /** Members' ids by userid. */
  readonly members: ReadonlyMap<string, string>;
  /** What the drafts count their days from. */
  readonly today: CalendarDate;
  readonly choice: Choice;
}

const WAN = 10_000;
const PREFIXES = ['138', '139', '136', '158', '186', '189'];
/** Numbers that can be typed and are nobody's: four zeros in the middle, the last four never twice. */
const phoneOf = (choice: Choice, serial: number): string =>
  `${choice.oneOf(PREFIXES)}0000${String(1001 + serial * 37).padStart(4, '0')}`;

/** The rows of one customer; `serial` is different for each. */
export function rowsOf(draft: Draft, serial: number, { members, today, choice }: Setting): Rows {
  const memberId = members.get(draft.owner);
  if (memberId === undefined) throw new RangeError(`${draft.owner} is no member`);
  const on = (day: Day): CalendarDate => addDays(today, day);
  const during = (day: Day): Date => instantAt(on(day), clockTime(choice.between(9, 17), choice.between(0, 59)));
  const due = (day: Day, at: ClockTime | undefined) => ({ dueOn: on(day), dueAt: at ? instantAt(on(day), at) : null });
  const idAt = (instant: Date): string =>
    UUID.fromFieldsV7(
      instant.getTime(),
      choice.between(0, 0xfff),
      choice.between(0, 0x3fffffff),
      choice.uint32(),
    ).toString();
  const row = <R>(day: Day, columns: R) => {
    const createdAt = during(day);
    return { id: idAt(createdAt), createdAt, ...columns };
  };

  const customer = row(draft.began, customerColumns(draft, { ownerId: memberId, on, today }));
  const phone = draft.hasPhone === false ? null : phoneOf(choice, serial);
  const whose = { customerId: customer.id, memberId };
  const cars = (draft.cars ?? []).map(({ readings = [], services = [], model, plate, delivered }) => {
    const columns = { customerId: customer.id, model, plate: plate ?? null };
    const vehicle = row(delivered ?? draft.began, {
      ...columns,
      deliveredOn: delivered === undefined ? null : on(delivered),
    });
    const at = (day: Day) => ({ id: idAt(during(day)), vehicleId: vehicle.id });
    return {
      vehicle,
      readings: readings.map(([day, km]) => ({ ...at(day), km, readOn: on(day) })),
      services: services.map(([day, km]) => ({ ...at(day), km, doneOn: on(day) })),
    };
  });
  return {
    customer: [{ ...customer, phone, phonelessName: phone === null ? draft.name : null }],
    vehicle: cars.map(({ vehicle }) => vehicle),
    odometerReading: cars.flatMap(({ readings }) => readings),
    serviceVisit: cars.flatMap(({ services }) => services),
    interaction: draft.contacts.map(({ on: day, channel, note, reached = true }) =>
      row(day, { ...whose, channel, reached: channel && reached, heldOn: on(day), note }),
    ),
    followUp: (draft.promises ?? []).map(({ made, due: day, at, note, kept }) =>
      row(made, {
        ...whose,
        ...due(day, at),
        note,
        state: kept === undefined ? ('open' as const) : ('kept' as const),
        settledOn: kept === undefined ? null : on(kept),
      }),
    ),
    appointment: (draft.appointments ?? []).map(({ made, on: day, at, kind, done }) =>
      row(made, { ...whose, kind, ...due(day, at), state: done ? ('done' as const) : ('open' as const) }),
    ),
  };
}

interface Placing {
  readonly ownerId: string;
  readonly on: (day: Day) => CalendarDate;
  readonly today: CalendarDate;
}

function customerColumns(draft: Draft, { ownerId, on, today }: Placing) {
  const { stage, since, level, value, source, budget, interest = [], tags = [], began, contacts, details = {} } = draft;
  const last = contacts.findLast(({ channel, reached = true }) => channel !== null && reached);
  return {
    ownerId,
    ...namedColumns(draft.name),
    stage,
    stageSince: on(since),
    level: level ? level[0] : null,
    levelSetOn: level ? on(level[1]) : null,
    value: value ?? null,
    source,
    budgetMin: budget ? budget[0] * WAN : null,
    budgetMax: budget ? budget[1] * WAN : null,
    interest: [...interest],
    tags: [...tags],
    ...birthColumns(draft.birthday, today),
    details: detailsAt(details, on) as Prisma.InputJsonObject,
    recordBeganOn: on(began),
    lastContactOn: last ? on(last.on) : null,
  };
}

const detailsAt = (details: NonNullable<Draft['details']>, on: Placing['on']) =>
  Object.fromEntries(Object.entries(details).map(([key, detail]) => [key, { value: detail.value, on: on(detail.on) }]));
