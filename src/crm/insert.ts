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
  const table = tables[entity];
  const columns = Object.keys(row)
    .map((column) => `"${column}"`)
    .join(', ');
  // Names of ours alone stand in the text; all values are its one parameter.
  const [stored] = await tx.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
    `INSERT INTO ${table} (${columns})
     SELECT ${columns} FROM jsonb_populate_record(NULL::${table}, $1::jsonb)
     RETURNING to_jsonb(${table}) AS row`,
    JSON.stringify(row),
  );
  if (!stored) throw new Error('one row always comes back');
  return Object.fromEntries(
    Object.entries(stored.row).map(([column, value]) => [
      fieldOf(column),
      isInstant(column) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
