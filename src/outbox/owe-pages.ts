import type { Prisma } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { textContent } from './content.ts';
import { oweAll } from './enqueue.ts';
import type { Page } from './page.ts';

/** A text for a member, and what did not fit into it. */
export interface OwedPage extends Page {
  /** See `Owed`. */
  readonly key: string;
  readonly memberId: string;
}

/** Owes texts, each to a member of their own, and keeps for 更多 what did not fit. For a transaction that has locked the members. */
export async function owePages(tx: Prisma.TransactionClient, pages: readonly OwedPage[], now: Moment): Promise<void> {
  if (pages.length === 0) return;
  await oweAll(
    tx,
    pages.map(({ key, memberId, text }) => ({ key, memberId, message: textContent(text), now })),
  );
  await tx.$executeRaw`
    UPDATE members SET continuation = pages.rest
    FROM jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) AS pages ("memberId" uuid, rest text)
    WHERE members.id = pages."memberId"`;
}
