import { isQuiet } from '../care/calendar.ts';
import { complaintMoments } from '../care/complaint/notices.ts';
import { storedSettings } from '../care/store-settings.ts';
import { digestTime, listTime } from '../care/working.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import { leads } from '../digests/team.ts';
import { addDays, type ClockTime, instantAt, momentOf } from '../language/calendar-date.ts';

/**
 * The next moment after `after` at which something can be due: the beginning of a day, a prompt of its own, a message
 * that waits, the list of a member who has something in it, a leader's digest, and while something is amiss the clocks
 * of complaints, the escalation and the ends of quiet hours. Stopping there and nowhere else shows what a clock
 * running minute by minute would.
 */
export async function nextMoment(prisma: PrismaClient, after: Date): Promise<Date> {
  const today = momentOf(after).date;
  const waiting = await whatWaits(prisma, after);
  const { settings, problems } = await storedSettings(prisma);
  const members = await prisma.member.findMany({ where: { active: true } });
  const times = members.flatMap((member) => [
    ...(waiting.listed.has(member.id) ? [awake(listTime(member, settings), member)] : []),
    ...(leads(member) ? [awake(digestTime(member, settings), member)] : []),
    ...(waiting.amiss || problems.length > 0 ? [settings.escalation.at, member.quietTo] : []),
  ]);
  const ahead = [
    instantAt(addDays(today, 1)),
    ...times.map((time) => instantAt(today, time)),
    ...waiting.at,
    ...(waiting.complaints ? await complaintMoments(prisma, settings) : []),
  ].filter((instant) => instant > after);
  return new Date(Math.min(...ahead.map((instant) => instant.getTime())));
}

/** What is due in somebody's quiet hours waits for their end. */
const awake = (time: ClockTime, { quietFrom: from, quietTo: to }: Member): ClockTime =>
  isQuiet(time, { from, to }) ? to : time;

interface Waiting {
  /** The next prompt of its own, the next message. */
  readonly at: readonly Date[];
  /** Members with something for today's list. */
  readonly listed: ReadonlySet<string>;
  readonly complaints: boolean;
  /** Leaders may have to hear of something, or somebody of a prompt that came in their quiet hours. */
  readonly amiss: boolean;
}

async function whatWaits(prisma: PrismaClient, after: Date): Promise<Waiting> {
  const { date } = momentOf(after);
  const [row] = await prisma.$queryRaw<
    { prompt: Date | null; message: Date | null; listed: string[]; complaints: boolean; amiss: boolean }[]
  >`
    SELECT (SELECT min(prompt_at) FROM touchpoints
            WHERE state IN ('planned', 'snoozed') AND prompt_at > ${after}::timestamptz) AS prompt,
           (SELECT min(not_before) FROM outbox
            WHERE state = 'pending' AND not_before > ${after}::timestamptz) AS message,
           ARRAY(SELECT DISTINCT member_id::text FROM touchpoints
                 WHERE state IN ('planned', 'prompted', 'snoozed') AND last_on >= ${date}
                   AND (prompt_on <= ${date} OR state = 'prompted')) AS listed,
           EXISTS (SELECT 1 FROM complaints WHERE state = 'open') AS complaints,
           EXISTS (SELECT 1 FROM touchpoints WHERE state = 'prompted' AND rank = 0)
           OR EXISTS (SELECT 1 FROM touchpoints WHERE state IN ('planned', 'snoozed')
                      AND prompt_at <= ${after}::timestamptz AND last_on >= ${date})
           OR EXISTS (SELECT 1 FROM members m WHERE NOT active
                      AND EXISTS (SELECT 1 FROM customers c WHERE c.owner_id = m.id)) AS amiss`;
  const { prompt, message, listed, complaints, amiss } = row ?? {};
  return {
    at: [prompt, message].filter((instant) => instant instanceof Date),
    listed: new Set(listed),
    complaints: complaints === true,
    amiss: complaints === true || amiss === true,
  };
}
