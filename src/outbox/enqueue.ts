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

/** What was owed to this member within the duplicate check, under other keys, and begins with the same words. */
async function similarTexts(tx: Tx, { key, memberId, now }: Owed, text: string): Promise<string[]> {
  const since = new Date(now.instant.getTime() - DUPLICATE_CHECK_SECONDS * 1000);
  const rows = await tx.$queryRaw<{ text: string }[]>`
    SELECT message #>> '{text,content}' AS text FROM outbox
    WHERE member_id = ${memberId}::uuid AND created_at > ${since}::timestamptz AND key <> ${key}
      AND starts_with(message #>> '{text,content}', ${text})`;
  return rows.map((row) => row.text);
}

/**
 * Owes a member a message, in the transaction that makes it true. A key is owed once, however often and by however
 * many processes this is called.
 * @returns whether this call was the first
 */
export async function owe(tx: Tx, owed: Owed): Promise<boolean> {
  const { key, memberId, message, notBefore, now } = owed;
  const text = message.msgtype === 'text' ? message.text.content : null;
  const content = text === null ? message : textContent(unlike(text, await similarTexts(tx, owed, text)));
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
