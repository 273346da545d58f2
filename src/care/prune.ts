import { Prisma, type PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';

/**
 * How long things are kept that no record needs. Two things set the lower bounds: 为什么没提醒 tells of touchpoints that
 * ended within 60 days, with the message that brought or settled each; 撤销 and the history need the change log, which
 * is never pruned, and quote what was typed as long as it is kept. Touchpoints themselves stay: they say what was done.
 */
export const KEPT_DAYS = {
  /** Messages sent, and given up. */
  outbox: 90,
  /** What members typed and were answered; the row itself stays, so that a repeat is recognised and a change has its author. */
  texts: 400,
  /** That a settled touchpoint was prompted. */
  prompts: 400,
  /** Cards, which nobody scrolls back to; clicked later one says that it is void. */
  cards: 90,
  /** Questions answered or overtaken. */
  questions: 30,
  /** Pictures of which nobody has said whose they are: as long as WeCom itself keeps them. */
  strayPictures: 3,
} as const;

const DAY_MS = 86_400_000;
/** Rows in one statement, so that a message never waits long for a lock. */
const BATCH = 2000;

/** Lets go of what nobody needs any more, in batches. Run twice it changes nothing. */
export async function prune(prisma: PrismaClient, { instant }: Moment): Promise<void> {
  const before = (days: number): Date => new Date(instant.getTime() - days * DAY_MS);
  const old = {
    outbox: Prisma.sql`SELECT id FROM outbox
      WHERE state IN ('sent', 'dead') AND created_at < ${before(KEPT_DAYS.outbox)}::timestamptz`,
    prompts: Prisma.sql`SELECT p.id FROM prompts p JOIN touchpoints t ON t.id = p.touchpoint_id
      WHERE t.state NOT IN ('planned', 'prompted', 'snoozed')
        AND t.settled_at < ${before(KEPT_DAYS.prompts)}::timestamptz`,
    cards: Prisma.sql`SELECT id FROM cards WHERE created_at < ${before(KEPT_DAYS.cards)}::timestamptz`,
    questions: Prisma.sql`SELECT id FROM questions
      WHERE state <> 'open' AND created_at < ${before(KEPT_DAYS.questions)}::timestamptz`,
    pictures: Prisma.sql`SELECT id FROM pictures
      WHERE customer_id IS NULL AND created_at < ${before(KEPT_DAYS.strayPictures)}::timestamptz`,
    texts: Prisma.sql`SELECT id FROM inbound
      WHERE received_at < ${before(KEPT_DAYS.texts)}::timestamptz AND (text IS NOT NULL OR reply IS NOT NULL)`,
  };
  const some = (rows: Prisma.Sql) => Prisma.sql`(${rows} ORDER BY id LIMIT ${BATCH})`;
  for (let most = BATCH; most === BATCH; ) {
    const [gone] = await prisma.$queryRaw<{ most: number }[]>`
      WITH
        o AS (DELETE FROM outbox WHERE id IN ${some(old.outbox)} RETURNING 1),
        p AS (DELETE FROM prompts WHERE id IN ${some(old.prompts)} RETURNING 1),
        c AS (DELETE FROM cards WHERE id IN ${some(old.cards)} RETURNING 1),
        q AS (DELETE FROM questions WHERE id IN ${some(old.questions)} RETURNING 1),
        f AS (DELETE FROM pictures WHERE id IN ${some(old.pictures)} RETURNING 1),
        i AS (UPDATE inbound SET text = NULL, reply = NULL WHERE id IN ${some(old.texts)} RETURNING 1)
      SELECT greatest((SELECT count(*) FROM o), (SELECT count(*) FROM p), (SELECT count(*) FROM c),
        (SELECT count(*) FROM q), (SELECT count(*) FROM f), (SELECT count(*) FROM i))::int AS most`;
    most = gone?.most ?? 0;
  }
}
