import type { Tx } from '../crm/writing.ts';
import type { ReplyRoute, Role } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { Click } from './clicked.ts';

/** What a member can send beside text. */
export type Brings =
  | { readonly kind: 'picture'; readonly mediaId: string }
  | { readonly kind: 'location'; readonly place: string }
  | ({ readonly kind: 'click' } & Click);

/** A message of a member as the platform hands it over. */
export interface Arrival {
  /** The same for every delivery of one message. */
  readonly dedupKey: string;
  /** The sender's userid as written by the platform. */
  readonly from: string;
  /** As typed; for what is no text, what it is called in the chat: [图片]. */
  readonly text: string;
  readonly brings?: Brings;
  readonly sentAt: Date;
}

/** The member's row as locked for this message. */
export interface LockedMember {
  readonly id: string;
  readonly userid: string;
  readonly name: string;
  readonly role: Role;
  readonly leads: readonly number[];
  readonly continuation: string | null;
}

export type Entry =
  | { readonly kind: 'new'; readonly inboundId: string; readonly member: LockedMember }
  | { readonly kind: 'stranger' }
  | { readonly kind: 'repeat'; readonly inboundId: string; readonly reply: string; readonly route: ReplyRoute };

type EntryRow = Omit<LockedMember, 'id'> & { id: string | null; arrived: string | null };

/**
 * Lets a message in, in one statement: locks its sender's row, so that messages of one member are handled one after
 * the other in whatever process, and keeps the message under its unique key. Of a stranger only key and sender are kept.
 */
export async function arrive(tx: Tx, arrival: Arrival, now: Moment): Promise<Entry> {
  const [row] = await tx.$queryRaw<EntryRow[]>`
    WITH sender AS MATERIALIZED (
      SELECT id, userid, name, role::text, leads, continuation FROM members
      WHERE userid = ${arrival.from.toLowerCase()} AND active FOR UPDATE
    ), arrived AS (
      INSERT INTO inbound (id, dedup_key, userid, member_id, text, sent_at, received_at)
      SELECT ${newId()}::uuid, ${arrival.dedupKey}, ${arrival.from.toLowerCase()}, sender.id,
             CASE WHEN sender.id IS NULL THEN NULL ELSE ${arrival.text} END,
             ${arrival.sentAt}::timestamptz, ${now.instant}::timestamptz
      FROM (SELECT 1) AS one LEFT JOIN sender ON true
      ON CONFLICT (dedup_key) DO NOTHING RETURNING id
    )
    SELECT sender.*, (SELECT id FROM arrived) AS arrived FROM (SELECT 1) AS one LEFT JOIN sender ON true`;
  if (!row) throw new Error('one row always comes back');
  if (row.arrived === null) return repeated(tx, arrival.dedupKey);
  if (row.id === null) return { kind: 'stranger' };
  const { id, arrived, ...member } = row;
  return { kind: 'new', inboundId: arrived, member: { id, ...member } };
}

/** A platform retry: a new statement, so that it sees what the first delivery has committed meanwhile. */
async function repeated(tx: Tx, dedupKey: string): Promise<Entry> {
  const first = await tx.inbound.findUniqueOrThrow({
    where: { dedupKey },
    select: { id: true, memberId: true, reply: true, route: true },
  });
  if (first.memberId === null) return { kind: 'stranger' };
  return { kind: 'repeat', inboundId: first.id, reply: first.reply ?? '', route: first.route };
}
