import { storing } from '../crm/change-log.ts';
import type { LoggedRow, Tx } from '../crm/writing.ts';
import type { ReplyRoute } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from '../outbox/content.ts';
import { owe } from '../outbox/enqueue.ts';
import { pageOfText } from '../outbox/page.ts';
import type { LockedMember } from './arrive.ts';
import type { Change, Clicked } from './clicked.ts';

/** A reply as stored, and how it reaches the member. */
export interface Settled {
  /** Null for a stranger's message, whose reply is not stored. */
  readonly inboundId: string | null;
  readonly reply: string;
  readonly route: ReplyRoute;
  /** Set when something else was owed to the member at once. */
  readonly owes?: true;
  /** Of a click: what its card becomes, which says the reply. */
  readonly change?: Change;
}

interface Settling {
  readonly member: LockedMember;
  readonly inboundId: string;
  readonly reply: Clicked;
  /** What the message has written. */
  readonly log: readonly LoggedRow[];
  readonly now: Moment;
  /** Whether nobody waits for the passive answer any more. */
  readonly isLate: () => boolean;
}

/**
 * Stores the reply with its route, the change log, the question it ends in and what is left for 更多: the last writes
 * of a message.
 */
export async function settle(tx: Tx, { member, inboundId, reply, log, now, isLate }: Settling): Promise<Settled> {
  if (reply.ask) {
    const { kind, options } = reply.ask;
    const question = {
      id: newId(),
      memberId: member.id,
      inboundId,
      kind,
      options: [...options],
      createdAt: now.instant,
    };
    await tx.question.create({ data: question });
  }
  const { text, rest } = pageOfText(reply.text);
  // A reply that fits leaves what an earlier list or reply still has to say.
  if (rest !== null) await tx.member.update({ where: { id: member.id }, data: { continuation: rest } });
  const route: ReplyRoute = isLate() ? 'outbox' : 'passive';
  await store(tx, inboundId, { text, route, intent: reply.intent, customerId: reply.customerId ?? null }, log);
  const { change } = reply;
  const settled = { inboundId, reply: text, route, ...(change && { change }), ...(reply.owes && { owes: reply.owes }) };
  if (route === 'outbox') await oweReply(tx, settled, member.id, now);
  if (reply.picture === undefined) return settled;
  const message = { msgtype: 'picture', picture: { id: reply.picture } } as const;
  await owe(tx, { key: `picture:${inboundId}`, memberId: member.id, message, now });
  return { ...settled, owes: true };
}

interface Outcome {
  readonly text: string;
  readonly route: ReplyRoute;
  readonly intent: string;
  readonly customerId: string | null;
}

/** The end of every message, in one statement. */
const store = (tx: Tx, inboundId: string, { text, route, intent, customerId }: Outcome, log: readonly LoggedRow[]) =>
  tx.$executeRaw`
    WITH logged AS (${storing(log)})
    UPDATE inbound SET reply = ${text}, route = ${route}::reply_route, intent = ${intent}, customer_id = ${customerId}::uuid
    WHERE id = ${inboundId}::uuid`;

/** Hands a reply that was to leave as the passive answer to the outbox. */
export async function toOutbox(tx: Tx, settled: Settled, now: Moment): Promise<void> {
  if (settled.inboundId === null) return;
  const moved = await tx.inbound.updateManyAndReturn({
    where: { id: settled.inboundId, route: 'passive' },
    data: { route: 'outbox' },
    select: { memberId: true, reply: true },
  });
  for (const { memberId, reply } of moved) if (memberId && reply) await oweReply(tx, settled, memberId, now);
}

/** A card that cannot be replaced any more leaves it to a text. */
const oweReply = (tx: Tx, { inboundId, reply, change }: Settled, memberId: string, now: Moment) =>
  owe(tx, {
    key: `reply:${inboundId}`,
    memberId,
    message: change?.responseCode
      ? {
          msgtype: 'card_change',
          card_change: { response_code: change.responseCode, template_card: change.face },
          instead: reply,
        }
      : textContent(reply),
    notBefore: now.instant,
    now,
  });
