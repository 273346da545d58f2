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
 * Claims the messages to be sent next, at most so many and each of another member, in one statement, so that no two
 * processes get the same one: pending ones, and those whose sender died and left its lease to run out. A member's
 * messages keep their order, one at a time: while one is on its way or waits for its next try, the ones after it wait
 * too. Members at a limit of WeCom's wait, and everybody when the app is.
 *
 * Whose turn it is, is found out for all who wait in one go; only the few that are taken are then looked at one by one.
 */
export async function claim(prisma: PrismaClient, { instant, date }: Moment, most: number): Promise<Claimed[]> {
  const lease = new Date(instant.getTime() + LEASE_MS);
  const minute = new Date(instant.getTime() - 60_000);
  const hour = new Date(instant.getTime() - 3_600_000);
  return prisma.$queryRaw<Claimed[]>`
    WITH room AS (
      SELECT LEAST(${most}, GREATEST(0, ${APP_PER_ACCOUNT_AND_DAY}
        * (SELECT count(*) FROM members a WHERE a.active)
        - (SELECT count(*) FROM outbox s WHERE s.sent_at >= ${instantAt(date)}::timestamptz)
        - (SELECT count(*) FROM outbox s WHERE s.state = 'claimed' AND s.leased_until > ${instant}::timestamptz))) AS places
    ), turns AS (
      SELECT DISTINCT ON (e.member_id) e.id, e.member_id, e.not_before, e.state = 'claimed' AND e.leased_until > ${instant}::timestamptz AS on_its_way
      FROM outbox e
      WHERE e.state IN ('pending', 'claimed') AND (e.not_before <= ${instant}::timestamptz OR e.attempts > 0)
      ORDER BY e.member_id, on_its_way DESC, e.id
    ), taken AS (
      SELECT mine.id
      FROM (
        SELECT t.id, t.member_id FROM turns t
        WHERE NOT t.on_its_way AND t.not_before <= ${instant}::timestamptz
        ORDER BY t.not_before, t.id
      ) next, LATERAL (
        SELECT c.id FROM outbox c
        WHERE c.id = next.id AND (c.state = 'pending' OR c.state = 'claimed' AND c.leased_until <= ${instant}::timestamptz)
          AND (
            SELECT count(*) < ${MEMBER_PER_HOUR} AND count(*) FILTER (WHERE s.sent_at > ${minute}::timestamptz) < ${MEMBER_PER_MINUTE}
            FROM outbox s WHERE s.member_id = next.member_id AND s.sent_at > ${hour}::timestamptz)
        FOR UPDATE SKIP LOCKED
      ) mine
      LIMIT (SELECT places FROM room)
    )
    UPDATE outbox o SET state = 'claimed', leased_until = ${lease}::timestamptz, attempts = o.attempts + 1
    FROM members m
    WHERE m.id = o.member_id AND o.id IN (SELECT id FROM taken)
    RETURNING o.id, o.key, m.userid, o.message, o.attempts`;
}
