import type { PrismaClient } from '../db/generated/client.ts';
import { instantAt, type Moment } from '../language/calendar-date.ts';
import type { Content } from './content.ts';

/** How long a claimed message is one process's alone; far shorter than WeCom's duplicate check. */
const LEASE_MS = 120_000;
/** WeCom drops what is more, without a word. Source: document/path/90312. */
const MEMBER_PER_MINUTE = 30;
const MEMBER_PER_HOUR = 1000;
const APP_PER_ACCOUNT_AND_DAY = 200;

/** A message this process alone may send until the lease is over. */
export interface Claimed {
  readonly id: string;
  readonly key: string;
  readonly userid: string;
  readonly message: Content;
  /** This one included. */
  readonly attempts: number;
}

/**
 * Claims the message to be sent next, in one statement, so that no two processes get the same one: a pending one, or
 * one whose sender died and left its lease to run out. A member's messages keep their order, one at a time: while one
 * is on its way or waits for its next try, the ones after it wait too. Members at a limit of WeCom's wait.
 */
export async function claimNext(prisma: PrismaClient, { instant, date }: Moment): Promise<Claimed | null> {
  const lease = new Date(instant.getTime() + LEASE_MS);
  const minute = new Date(instant.getTime() - 60_000);
  const hour = new Date(instant.getTime() - 3_600_000);
  const rows = await prisma.$queryRaw<Claimed[]>`
    UPDATE outbox o SET state = 'claimed', leased_until = ${lease}::timestamptz, attempts = o.attempts + 1
    FROM members m
    WHERE m.id = o.member_id AND o.id = (
      SELECT c.id FROM outbox c
      WHERE (c.state = 'pending' OR (c.state = 'claimed' AND c.leased_until <= ${instant}::timestamptz))
        AND c.not_before <= ${instant}::timestamptz
        AND NOT EXISTS (
          SELECT 1 FROM outbox e
          WHERE e.member_id = c.member_id AND e.id <> c.id AND (
            (e.state = 'claimed' AND e.leased_until > ${instant}::timestamptz)
            OR (e.state IN ('pending', 'claimed') AND e.id < c.id AND (e.not_before <= ${instant}::timestamptz OR e.attempts > 0))))
        AND (SELECT count(*) FROM outbox s WHERE s.member_id = c.member_id AND s.sent_at > ${minute}::timestamptz) < ${MEMBER_PER_MINUTE}
        AND (SELECT count(*) FROM outbox s WHERE s.member_id = c.member_id AND s.sent_at > ${hour}::timestamptz) < ${MEMBER_PER_HOUR}
        AND (SELECT count(*) FROM outbox s WHERE s.sent_at >= ${instantAt(date)}::timestamptz)
          < (SELECT count(*) FROM members a WHERE a.active) * ${APP_PER_ACCOUNT_AND_DAY}
      ORDER BY c.not_before, c.id
      LIMIT 1
      FOR UPDATE SKIP LOCKED)
    RETURNING o.id, o.key, m.userid, o.message, o.attempts`;
  return rows[0] ?? null;
}
