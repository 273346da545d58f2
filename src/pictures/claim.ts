import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/** How long a claimed picture is one process's alone; far longer than a download may take. */
const LEASE_MS = 120_000;

/** A picture this process alone fetches until the lease is over. */
export interface Claimed {
  readonly id: string;
  readonly memberId: string;
  readonly mediaId: string;
  /** This one included. */
  readonly tries: number;
  readonly createdAt: Date;
}

/** Claims a picture that is due to be fetched, in one statement, so that no two processes fetch the same one. */
export async function claimPicture(prisma: PrismaClient, { instant }: Moment): Promise<Claimed | null> {
  const lease = new Date(instant.getTime() + LEASE_MS);
  const [claimed] = await prisma.$queryRaw<Claimed[]>`
    UPDATE pictures SET next_try_at = ${lease}::timestamptz, tries = tries + 1
    WHERE id = (SELECT id FROM pictures WHERE state = 'fetching' AND next_try_at <= ${instant}::timestamptz
                ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id::text, member_id::text AS "memberId", media_id AS "mediaId", tries, created_at AS "createdAt"`;
  return claimed ?? null;
}
