import { expect, it } from 'vitest';
import { tick } from '../../src/care/tick.ts';
import type { Prisma, PrismaClient } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { createClock } from '../../src/demo/clock.ts';
import { createJumps } from '../../src/demo/jumps.ts';
import { type ClockTime, momentOf } from '../../src/language/calendar-date.ts';
import { testDatabase } from '../support/database.ts';
import { type Dealership, dealershipOn, moment } from '../support/dealership.ts';

const FROM = moment('2026-09-22 21:30').instant;
const TO = moment('2026-09-23 18:40').instant;

const person = (here: Dealership, id: number, name: string, values: Partial<Prisma.MemberUncheckedCreateInput>) =>
  here.prisma.member.create({
    data: {
      // The minute of a member's list depends on the id.
      ...{ id: `00000000-0000-7000-8000-00000000000${id}`, userid: `u${id}`, name, role: 'rep' },
      ...{ departments: [2], leads: [], ...values },
    },
  });

/** A store in which everything that has its own minute happens. */
async function busyStore(): Promise<Dealership> {
  const { prisma } = await testDatabase('demo');
  const here = dealershipOn(prisma, '2026-09-22 21:30');
  await prisma.department.createMany({ data: [{ id: 1, name: '店', path: [1] }] });
  await prisma.department.createMany({ data: [{ id: 2, name: '一组', path: [1, 2] }] });
  await person(here, 1, '刘总', { role: 'general_manager', departments: [1] });
  await person(here, 2, '林静', { role: 'manager', leads: [2], quietTo: '09:50' as ClockTime });
  const li = await person(here, 3, '李强', { listAt: '07:30' as ClockTime });
  const wang = await person(here, 4, '王芳', { quietFrom: '12:00' as ClockTime, quietTo: '13:00' as ClockTime });
  const gone = await person(here, 5, '周洋', { active: false, leftAt: moment('2026-09-22 15:00').instant });
  await here.customer(gone, '韩梅');
  await here.promise(await here.customer(li, '张伟'), '2026-09-23 15:00', '问价格');
  await here.promise(await here.customer(li, '陈静'), '2026-09-23');
  await here.promise(await here.customer(wang, '刘洋'), '2026-09-24');
  await here.promise(await here.customer(wang, '孙丽'), '2026-09-23 12:30');
  const must = await here.promise(await here.customer(li, '赵敏'), '2026-09-19');
  await prisma.touchpoint.update({ where: { id: must.id }, data: { state: 'prompted', rank: 0 } });
  const told = { id: newId(), touchpointId: must.id, memberId: li.id, outboxKey: 'morning:x' };
  await prisma.prompt.create({ data: { ...told, createdAt: moment('2026-09-19 08:26').instant } });
  const angry = await here.customer(wang, '周杰');
  const complaint = { id: newId(), customerId: angry.id, memberId: wang.id, about: '异响' };
  await prisma.complaint.create({ data: { ...complaint, openedAt: moment('2026-09-22 20:50').instant } });
  return here;
}

/** What was owed to whom, and at which minute. */
async function owed(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.outbox.findMany({ include: { member: true }, orderBy: [{ createdAt: 'asc' }] });
  return rows
    .map(({ createdAt, member, message }) => {
      const { date, time } = momentOf(createdAt);
      return `${date} ${time} ${member.name} ${JSON.stringify(message)}`;
    })
    .toSorted();
}

it('a jump owes what a clock running minute by minute does, and at the same minutes', async () => {
  const [walked, jumped] = [await busyStore(), await busyStore()];
  const tickOf = ({ prisma, log }: Dealership, at: Date) => tick({ prisma, log, wake: () => {} }, momentOf(at));
  for (let at = FROM.getTime(); at <= TO.getTime(); at += 60_000) await tickOf(walked, new Date(at));

  await tickOf(jumped, FROM);
  const clock = createClock(FROM, () => 0);
  await createJumps(jumped.prisma, clock, async () => void (await tickOf(jumped, clock.now()))).advanceTo(TO);

  const all = await owed(walked.prisma);
  expect(await owed(jumped.prisma)).toEqual(all);
  const times = all.map((line) => line.slice(5, 19));
  expect(times).toEqual(expect.arrayContaining(['09-23 08:00 李强', '09-23 15:00 李强', '09-23 11:55 王芳']));
  for (const text of ['投诉超时', '投诉升级', '必办拖了', '周洋已离开', '团队小结', '早上好'])
    expect(all.join('\n'), text).toContain(text);
  expect([...walked.errors, ...jumped.errors]).toEqual([]);
});
