import type { Tx } from '../crm/writing.ts';
import type {
  Appointment,
  Complaint,
  Customer,
  Event,
  FollowUp,
  Interaction,
  Invitation,
  Member,
  OdometerReading,
  Policy,
  ServiceVisit,
  Touchpoint,
  Vehicle,
} from '../db/generated/client.ts';
import { addDays, instantAt, type Moment } from '../language/calendar-date.ts';

/** How far back settled touchpoints are read: no rule looks further for one it must not repeat. */
const REMEMBERED_DAYS = 400;

/** How many of the latest notes are read for signs of a customer about to leave. */
export const READ_NOTES = 5;
/** A visit, a test drive, a closed complaint is followed up within these. */
const RECENT_DAYS = 5;
const COMPLAINT_DAYS = 70;

type CustomerColumn =
  | ('id' | 'ownerId' | 'name' | 'aliases' | 'phone' | 'stage' | 'stageSince' | 'level' | 'levelSetOn' | 'value')
  | ('source' | 'interest' | 'tags' | 'birthCalendar' | 'birthMonth' | 'birthDay' | 'birthLeap' | 'doNotContact')
  | ('imported' | 'recordBeganOn' | 'lastContactOn' | 'createdAt');

type ComplaintColumn =
  | ('id' | 'about' | 'state' | 'openedAt' | 'contactedAt' | 'inTime' | 'pausedAt' | 'pauseReason' | 'pausedMinutes')
  | ('remedy' | 'closedAt');

/** A customer with everything the rules may look at. */
export interface FactRecord extends Pick<Customer, CustomerColumn> {
  readonly vehicles: (Pick<Vehicle, 'id' | 'model' | 'plate' | 'deliveredOn' | 'registeredOn' | 'inspectionOn'> & {
    readonly readings: Pick<OdometerReading, 'km' | 'readOn'>[];
    readonly services: Pick<ServiceVisit, 'km' | 'doneOn'>[];
    readonly policies: Pick<Policy, 'kind' | 'expiresOn'>[];
  })[];
  readonly promises: Pick<FollowUp, 'id' | 'dueOn' | 'dueAt' | 'note' | 'state' | 'settledOn' | 'createdAt'>[];
  readonly appointments: Pick<Appointment, 'id' | 'kind' | 'dueOn' | 'dueAt' | 'state' | 'createdAt'>[];
  readonly interactions: Pick<Interaction, 'note' | 'heldOn' | 'channel' | 'reached' | 'createdAt'>[];
  /** The one that holds, if any. */
  readonly losses: { readonly createdAt: Date }[];
  readonly complaints: Pick<Complaint, ComplaintColumn>[];
  readonly invitations: (Pick<Invitation, 'id' | 'state'> & Pick<Event, 'title' | 'startsOn' | 'startsAt'>)[];
}

/** A customer with everything planning needs: the same, with what it compares that with. */
export interface CareRecord extends FactRecord {
  readonly owner: Pick<Member, 'quietFrom' | 'quietTo' | 'restDays' | 'daysOff'>;
  readonly touchpoints: Omit<Touchpoint, 'customerId' | 'createdAt'>[];
}

/** The rows of a query as one JSON array. */
const rowsOf = (query: string): string => `(SELECT coalesce(json_agg(row), '[]') FROM (${query}) AS row)`;

/*
 * The days and instants the queries look back to, numbered as they are passed: $1 the customers' ids, $2 today,
 * $3 the first of the recent days, $4 yesterday, $5 since when complaints count, $6 since when touchpoints do.
 */

const readings = `SELECT km, read_on AS "readOn" FROM odometer_readings WHERE vehicle_id = vehicles.id ORDER BY read_on`;
const services = `SELECT km, done_on AS "doneOn" FROM service_visits WHERE vehicle_id = vehicles.id ORDER BY done_on`;
const policies = `SELECT kind, expires_on AS "expiresOn" FROM policies WHERE vehicle_id = vehicles.id ORDER BY kind`;
const vehicles = `
  SELECT id, model, plate, delivered_on AS "deliveredOn", registered_on AS "registeredOn",
    inspection_on AS "inspectionOn", ${rowsOf(readings)} AS readings, ${rowsOf(services)} AS services,
    ${rowsOf(policies)} AS policies
  FROM vehicles WHERE customer_id = customers.id ORDER BY created_at`;

const promises = `
  SELECT id, due_on AS "dueOn", due_at AS "dueAt", note, state, settled_on AS "settledOn", created_at AS "createdAt"
  FROM promises WHERE customer_id = customers.id AND state = 'open'`;

const appointments = `
  SELECT id, kind, due_on AS "dueOn", due_at AS "dueAt", state, created_at AS "createdAt"
  FROM appointments WHERE customer_id = customers.id AND
    (state = 'open' OR state = 'done' AND kind = 'test_drive' AND due_on BETWEEN $3 AND $2)`;

const interactions = `
  SELECT note, held_on AS "heldOn", channel, reached, created_at AS "createdAt"
  FROM interactions WHERE customer_id = customers.id AND
    (note IS NOT NULL OR channel = 'visit' AND reached AND held_on >= $3)
  ORDER BY created_at DESC LIMIT ${2 * READ_NOTES}`;

const losses = `
  SELECT created_at AS "createdAt" FROM losses
  WHERE customer_id = customers.id AND state IN ('pending', 'confirmed') ORDER BY created_at DESC LIMIT 1`;

const complaints = `
  SELECT id, about, state, opened_at AS "openedAt", contacted_at AS "contactedAt", in_time AS "inTime",
    paused_at AS "pausedAt", pause_reason AS "pauseReason", paused_minutes AS "pausedMinutes", remedy,
    closed_at AS "closedAt"
  FROM complaints WHERE customer_id = customers.id AND (state <> 'closed' OR opened_at >= $5::timestamptz)
  ORDER BY opened_at`;

const invitations = `
  SELECT invitations.id, invitations.state, title, starts_on AS "startsOn", starts_at AS "startsAt"
  FROM invitations JOIN events ON events.id = event_id
  WHERE customer_id = customers.id AND events.state = 'open' AND starts_on >= $4`;

const facts = `
  id, owner_id AS "ownerId", name, aliases, phone, stage, stage_since AS "stageSince", level,
  level_set_on AS "levelSetOn", value, source, interest, tags, birth_calendar AS "birthCalendar",
  birth_month AS "birthMonth", birth_day AS "birthDay", birth_leap AS "birthLeap", do_not_contact AS "doNotContact",
  imported, record_began_on AS "recordBeganOn", last_contact_on AS "lastContactOn", created_at AS "createdAt",
  ${rowsOf(vehicles)} AS vehicles, ${rowsOf(promises)} AS promises, ${rowsOf(appointments)} AS appointments,
  ${rowsOf(interactions)} AS interactions, ${rowsOf(losses)} AS losses, ${rowsOf(complaints)} AS complaints,
  ${rowsOf(invitations)} AS invitations`;

const touchpoints = `
  SELECT id, member_id AS "memberId", rule, subject, step, due_on AS "dueOn", due_at AS "dueAt", last_on AS "lastOn",
    rank, prompt_on AS "promptOn", prompt_at AS "promptAt", state, reason, carried, settled_at AS "settledAt"
  FROM touchpoints WHERE customer_id = customers.id AND
    (state IN ('planned', 'prompted', 'snoozed') OR last_on >= $6)`;

const owner = `
  SELECT quiet_from AS "quietFrom", quiet_to AS "quietTo", rest_days AS "restDays", days_off AS "daysOff"
  FROM members WHERE id = customers.owner_id`;

const planned = `
  ${facts}, (SELECT row_to_json(row) FROM (${owner}) AS row) AS owner, ${rowsOf(touchpoints)} AS touchpoints`;

/** A customer a row, as one JSON document. */
const documents = (columns: string): string => `
  SELECT row_to_json(record) AS record
  FROM (SELECT ${columns} FROM customers WHERE id = ANY($1::uuid[])) AS record`;
const FACTS = documents(facts);
const PLANNED = documents(planned);

/**
 * Read so, a customer takes a quarter of the time that Prisma's own mapping of the same columns takes, and nights,
 * mornings and every message read customers. `Unsafe` takes a text that is the same every time, and its values apart.
 */
async function read<R>(tx: Tx, query: string, customerIds: readonly string[], { date }: Moment, ...more: unknown[]) {
  const rows = await tx.$queryRawUnsafe<{ record: R }[]>(
    query,
    [...customerIds],
    date,
    addDays(date, -RECENT_DAYS),
    addDays(date, -1),
    instantAt(addDays(date, -COMPLAINT_DAYS)),
    ...more,
  );
  return rows.map(({ record }) => withInstants(record) as R);
}

/** Every column that holds an instant, and only such, is called so. */
const isInstant = (column: string): boolean => column.endsWith('At');

/** JSON has no instants: where one stands, its text is replaced. */
function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Record<string, unknown>;
  for (const column of Object.keys(row)) {
    const cell = row[column];
    if (typeof cell === 'object') row[column] = withInstants(cell);
    else if (typeof cell === 'string' && isInstant(column)) row[column] = new Date(cell);
  }
  return row;
}

/** Reads customers with what the rules may look at, in one statement; half of what planning takes. Ids of nobody are left out. */
export const loadFacts = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<FactRecord[]> =>
  read(tx, FACTS, customerIds, now);

/** Reads customers with everything planning needs, in one statement. Ids of nobody are left out. */
export const loadCare = (tx: Tx, customerIds: readonly string[], now: Moment): Promise<CareRecord[]> =>
  read(tx, PLANNED, customerIds, now, addDays(now.date, -REMEMBERED_DAYS));
