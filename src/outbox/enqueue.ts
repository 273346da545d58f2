import type { Prisma } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { type Content, textContent, unlike } from './content.ts';

/** How long WeCom swallows a message equal to an earlier one; its own maximum. Source: document/path/90236. */
export const DUPLICATE_CHECK_SECONDS = 14_400;

type Tx = Prisma.TransactionClient;

export interface Owed {
  /** Names the fact the message is about (`morning:{member}:{date}`), never the run that found it out. */
  readonly key: string;
  readonly memberId: string;
  readonly message: Content;
  /** Not sent before this instant; at once when left out. */
  readonly notBefore?: Date;
  readonly now: Moment;
}

/** The same words owed to this member within the duplicate check, under other keys. */
async function equalTexts(tx: Tx, { key, memberId, now }: Owed, text: string): Promise<string[]> {
  const rows = await tx.outbox.findMany({
    where: {
      memberId,
      key: { not: key },
      createdAt: { gt: new Date(now.instant.getTime() - DUPLICATE_CHECK_SECONDS * 1000) },
      message: { path: ['text', 'content'], string_starts_with: text },
    },
    select: { message: true },
  });
  return rows.map(({ message }) => (message as Extract<Content, { msgtype: 'text' }>).text.content);
}

/**
 * Owes a member a message, in the transaction that makes it true. A key is owed once, however often and by however
 * many processes this is called.
 * @returns whether this call was the first
 */
export async function owe(tx: Tx, owed: Owed): Promise<boolean> {
  const { key, memberId, message, notBefore, now } = owed;
  const text = message.msgtype === 'text' ? message.text.content : null;
  const content = text === null ? message : textContent(unlike(text, await equalTexts(tx, owed, text)));
  const { count } = await tx.outbox.createMany({
    data: {
      id: newId(),
      key,
      memberId,
      message: content as Prisma.InputJsonObject,
      notBefore: notBefore ?? now.instant,
      createdAt: now.instant,
    },
    skipDuplicates: true,
  });
  return count === 1;
}
