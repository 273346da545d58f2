import { Prisma } from '../db/generated/client.ts';
import type { Entity, Tx } from './writing.ts';

/** Where the rows of each entity stand. */
const tables: Readonly<Record<Entity, string>> = {
  customer: 'customers',
  vehicle: 'vehicles',
  odometerReading: 'odometer_readings',
  serviceVisit: 'service_visits',
  policy: 'policies',
  interaction: 'interactions',
  followUp: 'promises',
  appointment: 'appointments',
  deal: 'deals',
  loss: 'losses',
  feedback: 'feedback',
  complaint: 'complaints',
  tradeIn: 'trade_ins',
  referral: 'referrals',
  pointEntry: 'point_entries',
  picture: 'pictures',
  event: 'events',
  invitation: 'invitations',
  touchpoint: 'touchpoints',
  member: 'members',
  storeSettings: 'store_settings',
  inbound: 'inbound',
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const fieldOf = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Every column that holds an instant, and only such, is called so. */
const isInstant = (column: string): boolean => column.endsWith('_at');

/**
 * Adds a row, whose columns are named as its fields are but in snake case (a test compares them with the schema).
 * Prisma's own `create` spends as long on a row of twenty columns as the database does; a message makes several.
 * @returns the row as stored, as Prisma would give it
 */
export async function insert(tx: Tx, entity: Entity, values: object): Promise<Record<string, unknown>> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const row = Object.fromEntries(given.map(([field, value]) => [columnOf(field), value]));
  const table = Prisma.raw(tables[entity]);
  const columns = Prisma.raw(
    Object.keys(row)
      .map((column) => `"${column}"`)
      .join(', '),
  );
  const [stored] = await tx.$queryRaw<{ row: Record<string, unknown> }[]>`
    INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, ${JSON.stringify(row)}::jsonb)
    RETURNING to_jsonb(${table}) AS row`;
  if (!stored) throw new Error('one row always comes back');
  return Object.fromEntries(
    Object.entries(stored.row).map(([column, value]) => [
      fieldOf(column),
      isInstant(column) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
