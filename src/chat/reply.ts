import type { Reply } from '../commands/context.ts';
import type { Tx } from '../crm/writing.ts';
import type { ReplyRoute } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { owe } from '../outbox/enqueue.ts';
import { pageOfText } from '../outbox/page.ts';
import type { LockedMember } from './arrive.ts';

/** A reply as stored, and how it reaches the member. */
export interface Settled {
  /** Null for a stranger's message, whose reply is not stored. */
  readonly inboundId: string | null;
  readonly reply: string;
  readonly route: ReplyRoute;
  /** Set when something else was owed to the member at once. */
  readonly owes?: true;
}

interface Settling {
  readonly member: LockedMember;
  readonly inboundId: string;
  readonly reply: Reply & { readonly intent: string };
  readonly now: Moment;
  /** Whether nobody waits for the passive answer any more. */
  readonly isLate: () => boolean;
}

/** Stores the reply with its route, the question it ends in and what is left for 更多: the last writes of a message. */
export async function settle(tx: Tx, { member, inboundId, reply, now, isLate }: Settling): Promise<Settled> {
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
  const route = isLate() ? 'outbox' : 'passive';
  await tx.inbound.update({
    where: { id: inboundId },
    data: { reply: text, route, intent: reply.intent, customerId: reply.customerId ?? null },
  });
  if (route === 'outbox') await oweReply(tx, inboundId, member.id, text, now);
  if (reply.picture === undefined) return { inboundId, reply: text, route };
  const message = { msgtype: 'picture', picture: { id: reply.picture } } as const;
  await owe(tx, { key: `picture:${inboundId}`, memberId: member.id, message, now });
  return { inboundId, reply: text, route, owes: true };
}

/** Hands a reply that was to leave as the passive answer to the outbox. */
export async function toOutbox(tx: Tx, inboundId: string, now: Moment): Promise<void> {
  const moved = await tx.inbound.updateManyAndReturn({
    where: { id: inboundId, route: 'passive' },
    data: { route: 'outbox' },
    select: { memberId: true, reply: true },
  });
  for (const { memberId, reply } of moved) if (memberId && reply) await oweReply(tx, inboundId, memberId, reply, now);
}

const oweReply = (tx: Tx, inboundId: string, memberId: string, content: string, now: Moment) =>
  owe(tx, {
    key: `reply:${inboundId}`,
    memberId,
    message: { msgtype: 'text', text: { content } },
    notBefore: now.instant,
    now,
  });
