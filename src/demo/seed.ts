import { type ListedDepartment, type ListedMember, saveDirectory } from '../crm/directory.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { type CalendarDate, daysBetween, type Moment } from '../language/calendar-date.ts';
import { createChoice } from './choice.ts';
import { company, directory } from './company.ts';
import { drafts } from './drafts.ts';
import { type Rows, rowsOf } from './rows.ts';
import { createTimeline } from './timeline.ts';

/**
 * Fills an empty demo with a store whose history leads up to the day of `now`: every rep has something due on it. The
 * same day makes the same store, but for the members' ids. In one transaction, and only once.
 * @returns whether it was empty
 */
export async function seedStore(prisma: PrismaClient, now: Moment): Promise<boolean> {
  await saveDirectory(prisma, listed(), []);
  const members = new Map((await prisma.member.findMany()).map(({ userid, id }) => [userid, id]));
  const choice = createChoice(seedOf(now.date));
  const setting = { members, choice, timeline: createTimeline(now.date, choice) };
  const rows = drafts(choice).map((draft, serial) => rowsOf(draft, serial, setting));
  return prisma.$transaction(async (tx) => {
    const claimed = await tx.store.updateMany({
      where: { kind: 'demo', clockAt: null },
      data: { name: company.name, clockAt: now.instant },
    });
    if (claimed.count === 0) return false;
    await tx.customer.createMany({ data: rows.flatMap(({ customer }) => customer) });
    await tx.vehicle.createMany({ data: rows.flatMap(({ vehicle }) => vehicle) });
    await tx.odometerReading.createMany({ data: rows.flatMap(({ odometerReading }) => odometerReading) });
    await tx.serviceVisit.createMany({ data: rows.flatMap(({ serviceVisit }) => serviceVisit) });
    await tx.policy.createMany({ data: rows.flatMap(({ policy }) => policy) });
    await tx.interaction.createMany({ data: rows.flatMap(({ interaction }) => interaction) });
    await tx.followUp.createMany({ data: rows.flatMap(({ followUp }) => followUp) });
    await tx.appointment.createMany({ data: rows.flatMap(({ appointment }) => appointment) });
    await tx.tradeIn.createMany({ data: rows.flatMap(({ tradeIn }) => tradeIn) });
    await tx.referral.createMany({ data: linked(rows) });
    await tx.loss.createMany({ data: rows.flatMap(({ loss }) => loss) });
    return true;
  });
}

/** Referrals with the customer of that name, where the demo has one. */
function linked(rows: readonly Rows[]): Rows['referral'] {
  const customers = rows.flatMap(({ customer }) => customer);
  return rows.flatMap(({ referral }) =>
    referral.map((one) => ({
      ...one,
      referrerId: customers.find(({ name }) => name === one.referrerName)?.id ?? null,
    })),
  );
}

const seedOf = (date: CalendarDate): number => daysBetween('2000-01-01' as CalendarDate, date);

/** The company as the bot will read it from WeCom: here already, because the customers need owners. */
function listed(): { departments: ListedDepartment[]; members: ListedMember[] } {
  return {
    departments: directory.departments.map(({ id, name, parentid, department_leader = [] }) => ({
      id,
      name,
      parentId: parentid,
      leaders: department_leader,
    })),
    members: directory.users.map(({ userid, name, department, is_leader_in_dept = [] }) => ({
      userid,
      name,
      departments: department,
      leads: department.filter((_, index) => is_leader_in_dept[index] === 1),
    })),
  };
}
