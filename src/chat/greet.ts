import { isWorkingDay } from '../care/calendar.ts';
import { storedSettings } from '../care/store-settings.ts';
import { todaysList } from '../care/todays-list.ts';
import { calendarOf, listTime } from '../care/working.ts';
import type { Tx } from '../crm/writing.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import { instantAt, type Moment } from '../language/calendar-date.ts';

/** So long the list just sent speaks for itself. */
const JUST_SENT_MS = 2 * 3_600_000;

/**
 * What is said to a member who opens the conversation, once a day at most whatever the number of processes: how the
 * day stands. Null when there is nothing to say: the list has just come, or they have been talking already.
 * @param from the userid as WeCom wrote it
 */
export const greet = (prisma: PrismaClient, from: string, now: Moment): Promise<string | null> =>
  prisma.$transaction(async (tx) => {
    const userid = from.toLowerCase();
    const known = await tx.member.findFirst({ where: { userid, active: true } });
    if (!known || known.greetedOn === now.date) return null;
    const first = await tx.member.updateMany({
      where: { id: known.id, OR: [{ greetedOn: null }, { greetedOn: { not: now.date } }] },
      data: { greetedOn: now.date },
    });
    return first.count === 1 && !(await isTalking(tx, known, now)) ? greeting(tx, known, now) : null;
  });

const isTalking = async (tx: Tx, { id: memberId }: Member, { date }: Moment): Promise<boolean> =>
  (await tx.inbound.findFirst({ where: { memberId, receivedAt: { gte: instantAt(date) } }, select: { id: true } })) !==
  null;

async function greeting(tx: Tx, member: Member, now: Moment): Promise<string | null> {
  const { settings } = await storedSettings(tx);
  const hello = `${now.time < '12:00' ? '早上好' : now.time < '18:00' ? '下午好' : '晚上好'}，${member.name}！`;
  const made = await tx.morningList.findFirst({
    where: { memberId: member.id, date: now.date, composedAt: { not: null } },
    select: { composedAt: true },
  });
  const composedAt = made?.composedAt?.getTime() ?? null;
  if (composedAt === null) {
    const at = listTime(member, settings);
    const comes = now.time < at && isWorkingDay(now.date, calendarOf(member, settings));
    return comes ? `${hello}今天的清单${at}发给你；想先看，回“今天跟进谁”。` : null;
  }
  const list = await todaysList(tx, member.id, now);
  const waiting = list?.date === now.date ? list.items.filter((item) => item.waiting).length : 0;
  if (waiting > 0 && now.instant.getTime() - composedAt < JUST_SENT_MS) return null;
  if (waiting > 0) return `${hello}今天清单还有${waiting}位没办，回“今天跟进谁”看看。`;
  return now.time < '12:00' ? `${hello}今天清单是空的，有什么进展直接发给我就行。` : null;
}
