import type { Prisma } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { insert } from './insert.ts';

export type Tx = Prisma.TransactionClient;

type Inputs = {
  customer: Prisma.CustomerUncheckedCreateInput;
  vehicle: Prisma.VehicleUncheckedCreateInput;
  odometerReading: Prisma.OdometerReadingUncheckedCreateInput;
  serviceVisit: Prisma.ServiceVisitUncheckedCreateInput;
  policy: Prisma.PolicyUncheckedCreateInput;
  interaction: Prisma.InteractionUncheckedCreateInput;
  followUp: Prisma.FollowUpUncheckedCreateInput;
  appointment: Prisma.AppointmentUncheckedCreateInput;
  deal: Prisma.DealUncheckedCreateInput;
  loss: Prisma.LossUncheckedCreateInput;
  feedback: Prisma.FeedbackUncheckedCreateInput;
  complaint: Prisma.ComplaintUncheckedCreateInput;
  tradeIn: Prisma.TradeInUncheckedCreateInput;
  referral: Prisma.ReferralUncheckedCreateInput;
  pointEntry: Prisma.PointEntryUncheckedCreateInput;
  picture: Prisma.PictureUncheckedCreateInput;
  event: Prisma.EventUncheckedCreateInput;
  invitation: Prisma.InvitationUncheckedCreateInput;
  touchpoint: Prisma.TouchpointUncheckedCreateInput;
  /** Their own hours and days only; who is a member is WeCom's to say. */
  member: Prisma.MemberUncheckedCreateInput;
  storeSettings: Prisma.StoreSettingsUncheckedCreateInput;
  /** Whom a message was about, once two customers are one. */
  inbound: Prisma.InboundUncheckedCreateInput;
};

/** The records a member's message may write, by Prisma's name of the model. */
export type Entity = keyof Inputs;
export const entities: readonly Entity[] = [
  'customer',
  'vehicle',
  'odometerReading',
  'serviceVisit',
  'policy',
  'interaction',
  'followUp',
  'appointment',
  'deal',
  'loss',
  'feedback',
  'complaint',
  'tradeIn',
  'referral',
  'pointEntry',
  'picture',
  'event',
  'invitation',
  'touchpoint',
  'member',
  'storeSettings',
  'inbound',
];

/** A row of an entity, all columns. */
export type Stored<E extends Entity> = NonNullable<Awaited<ReturnType<Tx[E]['findUnique']>>>;

type Row = { readonly id: string } & Readonly<Record<string, unknown>>;
type Delegate = {
  create(args: { data: unknown }): Promise<unknown>;
  update(args: { where: { id: string }; data: unknown }): Promise<unknown>;
  updateMany(args: { where: { id: string | { in: string[] } }; data: unknown }): Promise<{ count: number }>;
  delete(args: { where: { id: string } }): Promise<unknown>;
  findUnique(args: { where: { id: string } }): Promise<Row | null>;
};

/** The model's own operations, of any entity alike. */
export const delegateOf = (tx: Tx, entity: Entity): Delegate => tx[entity] as unknown as Delegate;

/** A row's values as the change log keeps them: instants as ISO text, undefined left out. */
const plain = (values: object): Prisma.InputJsonObject => JSON.parse(JSON.stringify(values)) as Prisma.InputJsonObject;

interface Logged {
  readonly entity: Entity;
  readonly entityId: string;
  readonly before: Prisma.InputJsonObject | null;
  readonly after: Prisma.InputJsonObject | null;
}

/** One row of the change log; see `Change` in the schema. */
export interface LoggedRow extends Logged {
  readonly id: string;
  readonly inboundId: string;
  readonly seq: number;
}

/**
 * The only way a message writes records: each write keeps what stood there before and what stands there now, so
 * that 撤销 can take the whole message back and the history can say who wrote what. `log` is stored last.
 */
export class Writing {
  readonly tx: Tx;
  readonly memberId: string;
  readonly inboundId: string;
  readonly now: Moment;
  readonly #log: Logged[] = [];

  constructor(tx: Tx, memberId: string, inboundId: string, now: Moment) {
    this.tx = tx;
    this.memberId = memberId;
    this.inboundId = inboundId;
    this.now = now;
  }

  /** Whether nothing has been written so far. */
  get isEmpty(): boolean {
    return this.#log.length === 0;
  }

  /** Adds a row; its id is made here. @returns the row as stored */
  async create<E extends Entity>(entity: E, values: Omit<Inputs[E], 'id'>): Promise<Stored<E>> {
    const id = newId();
    const row = await insert(this.tx, entity, { id, ...values });
    this.#log.push({ entity, entityId: id, before: null, after: plain(values) });
    return row as unknown as Stored<E>;
  }

  /** Changes columns of a row read in this transaction; columns that keep their value are not written. */
  async update<E extends Entity>(entity: E, row: Row, patch: Partial<Inputs[E]>): Promise<void> {
    const after = plain(patch);
    const before = plain(Object.fromEntries(Object.keys(after).map((key) => [key, row[key] ?? null])));
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    // Not `update`, which reads the whole row back.
    const { count } = await delegateOf(this.tx, entity).updateMany({ where: { id: row.id }, data: patch });
    if (count !== 1) throw new Error(`${entity} ${row.id} is gone`);
    this.#log.push({ entity, entityId: row.id, before, after });
  }

  /** The same change of several rows of one kind, in one statement. */
  async updateAll<E extends Entity>(entity: E, rows: readonly Row[], patch: Partial<Inputs[E]>): Promise<void> {
    if (rows.length === 0) return;
    const after = plain(patch);
    const ids = rows.map(({ id }) => id);
    await delegateOf(this.tx, entity).updateMany({ where: { id: { in: ids } }, data: patch });
    for (const row of rows) {
      const before = plain(Object.fromEntries(Object.keys(after).map((key) => [key, row[key] ?? null])));
      this.#log.push({ entity, entityId: row.id, before, after });
    }
  }

  /** Logs what another statement of this message has written, so that it is taken back exactly. */
  note(entity: Entity, entityId: string, before: object | null, after: object | null): void {
    this.#log.push({ entity, entityId, before: before && plain(before), after: after && plain(after) });
  }

  /** Removes a row read in this transaction. */
  async remove(entity: Entity, row: Row): Promise<void> {
    await delegateOf(this.tx, entity).delete({ where: { id: row.id } });
    this.#log.push({ entity, entityId: row.id, before: plain(row), after: null });
  }

  /** The change log of everything above, as the rows to be stored with the reply. */
  get log(): readonly LoggedRow[] {
    return this.#log.map((one, seq) => ({ id: newId(), inboundId: this.inboundId, seq, ...one }));
  }
}
