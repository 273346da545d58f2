import { rowsOf, type Scope } from '../crm/scope.ts';
import type { Tx } from '../crm/writing.ts';
import type { Moment } from '../language/calendar-date.ts';
import { instantAt } from '../language/calendar-date.ts';
import { type Cause, fateOf } from '../outbox/fate.ts';

/** What a message was, as its key says. */
export type Kind = 'list' | 'prompt' | 'digest' | 'reply' | 'card' | 'notice';

/** A message that was given up. */
export interface FailedLetter {
  readonly member: { readonly id: string; readonly name: string };
  readonly kind: Kind;
  /** When it was owed. */
  readonly at: Date;
  /** WeCom's errcode, null when it gave none. */
  readonly code: number | null;
  readonly cause: Cause;
}

/** So many days back are looked at; what is older nobody waits for. */
const SHOWN_DAYS = 7;
const MOST_SHOWN = 50;
const DAY_MS = 86_400_000;

const KINDS: Readonly<Record<string, Kind>> = {
  morning: 'list',
  alone: 'prompt',
  missed: 'prompt',
  digest: 'digest',
  reply: 'reply',
  outcome: 'reply',
  card: 'card',
  picture: 'reply',
};

/** Given up by WeCom or by us; what was withdrawn because its day was over stands in the next list. */
const givenUp = ({ instant }: Moment) => ({
  state: 'dead' as const,
  createdAt: { gte: new Date(instant.getTime() - SHOWN_DAYS * DAY_MS) },
  NOT: { error: { startsWith: 'withdrawn' } },
});

/** The messages to members in reach that were given up in the last seven days, the newest first. */
export async function failedLetters(tx: Tx, scope: Scope, now: Moment): Promise<FailedLetter[]> {
  const rows = await tx.outbox.findMany({
    where: { ...rowsOf(scope), ...givenUp(now) },
    include: { member: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  return rows.flatMap((row): FailedLetter[] => {
    const fate = fateOf(row);
    if (fate.kind !== 'failed') return [];
    const kind = KINDS[row.key.split(':')[0] ?? ''] ?? 'notice';
    return [{ member: row.member, kind, at: row.createdAt, code: fate.code, cause: fate.cause }];
  });
}

/**
 * Gives the messages to members in reach another try, those that are still of use: notices and replies of the last
 * days, lists, prompts and digests of today. What WeCom does not take as a message would be refused again.
 * @returns how many are sent again, and how many are left
 */
export async function sendAgain(tx: Tx, scope: Scope, now: Moment): Promise<{ again: number; left: number }> {
  const rows = await tx.outbox.findMany({
    where: { ...rowsOf(scope), ...givenUp(now), member: { active: true } },
    orderBy: { id: 'asc' },
  });
  const today = instantAt(now.date);
  const useful = rows.filter((row) => {
    const fate = fateOf(row);
    const kind = KINDS[row.key.split(':')[0] ?? ''];
    const isOfToday = row.createdAt >= today || kind === 'reply' || kind === undefined;
    return fate.kind === 'failed' && fate.cause !== 'message' && isOfToday;
  });
  const { count } = await tx.outbox.updateMany({
    where: { id: { in: useful.map(({ id }) => id) }, state: 'dead' },
    data: { state: 'pending', attempts: 0, notBefore: now.instant, leasedUntil: null, errcode: null, error: null },
  });
  return { again: count, left: rows.length - count };
}
