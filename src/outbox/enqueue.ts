import type { Prisma } from '../db/generated/client.ts';
import { grouped } from '../db/grouped.ts';
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

const textOf = ({ message }: Owed): string | null => (message.msgtype === 'text' ? message.text.content : null);

/**
 * What was owed to these members within the duplicate check, under other keys, and begins with the same words: by key
 * of the message that is to be told from it.
 */
async function similarTexts(tx: Tx, all: readonly Owed[]): Promise<ReadonlyMap<string, string[]>> {
  const texts = all.map((owed) => ({
    ...{ key: owed.key, memberId: owed.memberId, text: textOf(owed) },
    since: new Date(owed.now.instant.getTime() - DUPLICATE_CHECK_SECONDS * 1000),
  }));
  const rows = await tx.$queryRaw<{ key: string; text: string }[]>`
    SELECT wanted.key, earlier.message #>> '{text,content}' AS text
    FROM jsonb_to_recordset(${JSON.stringify(texts)}::jsonb)
      AS wanted (key text, "memberId" uuid, text text, since timestamptz)
    JOIN outbox earlier ON earlier.member_id = wanted."memberId" AND earlier.key <> wanted.key
      AND (earlier.sent_at > wanted.since OR earlier.sent_at IS NULL) AND earlier.created_at > wanted.since
      AND starts_with(earlier.message #>> '{text,content}', wanted.text)`;
  const found = grouped(rows, ({ key }) => key);
  return new Map([...found].map(([key, same]) => [key, same.map(({ text }) => text)]));
}

/**
 * Owes a member a message, in the transaction that makes it true. A key is owed once, however often and by however
 * many processes this is called.
 * @returns whether this call was the first
 */
export const owe = async (tx: Tx, owed: Owed): Promise<boolean> => (await oweAll(tx, [owed])) === 1;

/**
 * The same of several messages, each to a member of their own.
 * @returns how many of them this call was the first to owe
 */
export async function oweAll(tx: Tx, all: readonly Owed[]): Promise<number> {
  const earlier = await similarTexts(tx, all);
  const { count } = await tx.outbox.createMany({
    data: all.map((owed) => {
      const { key, memberId, message, notBefore, now } = owed;
      const text = textOf(owed);
      const content = text === null ? message : textContent(unlike(text, earlier.get(key) ?? []));
      return {
        ...{ id: newId(), key, memberId, message: content as Prisma.InputJsonObject },
        ...{ notBefore: notBefore ?? now.instant, createdAt: now.instant },
      };
    }),
    skipDuplicates: true,
  });
  return count;
}
