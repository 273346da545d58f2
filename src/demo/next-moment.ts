import { complaintMoments } from '../care/complaint/notices.ts';
import { settingsOf } from '../care/store-settings.ts';
import { digestTime, listTime } from '../care/working.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { addDays, instantAt, momentOf } from '../language/calendar-date.ts';

/**
 * The next moment after `after` at which something can be due: a prompt of its own, a message that waits, a member's
 * list, digest or end of quiet hours, the clock of a complaint, an escalation, the beginning of a day. Stopping there and nowhere else shows what a clock
 * running minute by minute would.
 */
export async function nextMoment(prisma: PrismaClient, after: Date): Promise<Date> {
  const today = momentOf(after).date;
  const [row] = await prisma.$queryRaw<{ prompt: Date | null; message: Date | null }[]>`
    SELECT (SELECT min(prompt_at) FROM touchpoints
            WHERE state IN ('planned', 'snoozed') AND prompt_at > ${after}::timestamptz) AS prompt,
           (SELECT min(not_before) FROM outbox
            WHERE state = 'pending' AND not_before > ${after}::timestamptz) AS message`;
  const settings = await settingsOf(prisma);
  const members = await prisma.member.findMany({ where: { active: true } });
  const daily = [
    settings.escalation.at,
    ...members.flatMap((member) => [listTime(member, settings), digestTime(member, settings), member.quietTo]),
  ];
  const tomorrow = addDays(today, 1);
  const ahead = [
    ...daily.flatMap((time) => [instantAt(today, time), instantAt(tomorrow, time)]),
    instantAt(tomorrow),
    ...(await complaintMoments(prisma, settings)),
    ...[row?.prompt, row?.message].filter((instant) => instant instanceof Date),
  ].filter((instant) => instant > after);
  return new Date(Math.min(...ahead.map((instant) => instant.getTime())));
}
