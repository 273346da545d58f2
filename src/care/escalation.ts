import { type Leader, type Leaders, leadersOf } from '../crm/leaders.ts';
import type { Tx } from '../crm/writing.ts';
import type { Member, Prisma, PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import { addDays, type CalendarDate, instantAt, type Moment, momentOf } from '../language/calendar-date.ts';
import { page } from '../outbox/page.ts';
import { type Calendar, isWorkingDay } from './calendar.ts';
import { latest } from './days.ts';
import { titleOf } from './index.ts';
import type { Telling } from './items.ts';
import { notify } from './notice.ts';
import type { Settings } from './presets.ts';
import { RANK } from './rule.ts';
import { calendarOf, isAwake } from './working.ts';

/** A must that is still open, with whose it is and how it was told. */
const withStory = {
  include: {
    customer: { select: { name: true } },
    member: true,
    prompts: { select: { outboxKey: true, createdAt: true, memberId: true }, orderBy: { createdAt: 'asc' } },
  },
  relationLoadStrategy: 'join',
} satisfies Prisma.TouchpointFindManyArgs;
type Must = Prisma.TouchpointGetPayload<typeof withStory>;

/** 1: the managers, 2: the general managers. */
type Level = 1 | 2;

/** What one leader is to hear today. */
export interface Escalation {
  /** The leader's. */
  readonly id: string;
  readonly level: Level;
  readonly musts: readonly Must[];
}

/** A complaint has a clock of its own, a reminder of an appointment asks for no answer. */
const OTHERWISE = ['complaint', 'appointment'];

/** How the keys of all such notices begin. */
export const ESCALATED = 'notice:escalated:';
/** Names the notice and, in the prompts of its touchpoints, what each was told of. */
const keyOf = (level: Level, memberId: string, date: CalendarDate): string => `escalated:${level}:${memberId}:${date}`;
const wasTold = ({ prompts }: Must, level: Level): Date | undefined =>
  prompts.find(({ outboxKey }) => outboxKey.startsWith(`${ESCALATED}${level}:`))?.createdAt;

/**
 * Since when a must waits: its day, or the later one on which its owner was first told. A new day, or a new owner,
 * begins a new count.
 */
function waitingSince({ promptOn, promptAt, dueOn, prompts, member }: Must): CalendarDate | null {
  const day = promptAt ? momentOf(promptAt).date : (promptOn ?? dueOn);
  const told = prompts.find(
    ({ outboxKey, createdAt, memberId }) =>
      memberId === member.id && !outboxKey.startsWith(ESCALATED) && createdAt >= instantAt(day),
  );
  return told ? latest(day, momentOf(told.createdAt).date) : null;
}

/** The owner's working days from the first on which it was open up to yesterday. */
export function workingDaysOpen(since: CalendarDate, today: CalendarDate, calendar: Calendar): number {
  let days = 0;
  for (let date = since; date < today; date = addDays(date, 1)) if (isWorkingDay(date, calendar)) days += 1;
  return days;
}

/** How far up a must has to go today; null when nobody new has to hear of it. */
function levelOf(must: Must, settings: Settings, { date }: Moment): Level | null {
  const since = waitingSince(must);
  if (!since) return null;
  const { managerDays, generalManagerDays } = settings.escalation;
  const days = workingDaysOpen(since, date, calendarOf(must.member, settings));
  const told = wasTold(must, 1);
  if (!told) return days >= managerDays ? 1 : null;
  if (wasTold(must, 2) || momentOf(told).date >= date) return null;
  return days >= managerDays + generalManagerDays ? 2 : null;
}

/**
 * Musts left open for too long, by the leader who is to hear of them today: for three of the owner's working days the
 * managers, for one more the general managers. Each must is told once at each level.
 * @param awake members who may be written to; one who does not work today hears of it on the next working day
 */
export async function escalations(
  prisma: PrismaClient,
  awake: readonly Member[],
  { now, settings }: Pick<Telling, 'now' | 'settings'>,
): Promise<Escalation[]> {
  if (now.time < settings.escalation.at) return [];
  const before = addDays(now.date, 1 - settings.escalation.managerDays);
  const musts = await prisma.touchpoint.findMany({
    ...withStory,
    where: {
      ...{ state: 'prompted', rank: RANK.must, rule: { notIn: OTHERWISE }, member: { active: true } },
      OR: [{ promptOn: { lt: before } }, { promptAt: { lt: instantAt(before) } }],
    },
    orderBy: [{ memberId: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
  });
  const going = musts.flatMap((must) => {
    const level = levelOf(must, settings, now);
    return level ? [{ must, level }] : [];
  });
  if (going.length === 0) return [];
  const leaders = await leadersOf(prisma, [...new Set(going.map(({ must }) => must.memberId))]);
  const at = (level: Level, member: Member): Must[] =>
    going
      .filter(
        (one) =>
          one.level === level && toldTo(level, leaders.get(one.must.memberId)).some(({ id }) => id === member.id),
      )
      .map(({ must }) => must);
  return awake
    .filter((member) => isWorkingDay(now.date, calendarOf(member, settings)))
    .flatMap((member) => ([1, 2] as const).map((level) => ({ id: member.id, level, musts: at(level, member) })))
    .filter(({ musts }) => musts.length > 0);
}

const toldTo = (level: Level, above: Leaders | undefined): readonly Leader[] => {
  if (!above) return [];
  if (level === 1) return above.managers;
  return above.generalManagers.filter(({ id }) => !above.managers.some((manager) => manager.id === id));
};

/**
 * Tells a leader of the musts that are still open, and the owners that it was told.
 * @returns whether it was owed now
 */
export const escalate = (prisma: PrismaClient, { id, level, musts }: Escalation, telling: Telling): Promise<boolean> =>
  prisma.$transaction(async (tx) => {
    const { now, settings } = telling;
    const leader = await tx.member.findUniqueOrThrow({ where: { id } });
    const open = await tx.touchpoint.findMany({
      where: { id: { in: musts.map((must) => must.id) }, state: 'prompted' },
      select: { id: true },
    });
    const still = musts.filter((must) => open.some((one) => one.id === must.id));
    if (still.length === 0) return false;
    const key = keyOf(level, id, now.date);
    const { text, rest } = leaderText(still, level, settings);
    if (!(await notify(tx, { key, memberId: id, text, now }))) return false;
    if (rest !== null) await tx.member.update({ where: { id }, data: { continuation: rest } });
    await tx.prompt.createMany({
      data: still.map((must) => ({
        ...{ id: newId(), touchpointId: must.id, memberId: id },
        ...{ outboxKey: `notice:${key}`, createdAt: now.instant },
      })),
    });
    await tellOwners(tx, still, level, leader, telling);
    return true;
  });

const sayMust = ({ customer, rule, step }: Must): string => `${customer.name} ${titleOf(rule, step)}`;
const ownersOf = (musts: readonly Must[]): Member[] => [
  ...new Map(musts.map(({ member }) => [member.id, member])).values(),
];
const daysOf = (level: Level, { escalation }: Settings): number =>
  level === 1 ? escalation.managerDays : escalation.managerDays + escalation.generalManagerDays;

function leaderText(musts: readonly Must[], level: Level, settings: Settings) {
  const head = `有${musts.length}件必办拖了${daysOf(level, settings)}个工作日还没办，请过问：`;
  const lines = ownersOf(musts).map(
    (owner) =>
      `${owner.name}：${musts
        .filter(({ memberId }) => memberId === owner.id)
        .map(sayMust)
        .join('、')}`,
  );
  const more = () => '还有，回“更多”接着看。';
  return page([head, ...lines], { between: '\n', foot: '回客户姓名看详情。', more });
}

/** The owner learns it from us, not from the manager. */
async function tellOwners(tx: Tx, musts: readonly Must[], level: Level, leader: Leader, { now, settings }: Telling) {
  for (const owner of ownersOf(musts).filter((one) => isAwake(one, now))) {
    const own = musts.filter(({ memberId }) => memberId === owner.id).map(sayMust);
    const text = `拖了${daysOf(level, settings)}个工作日的必办，已经告诉${leader.name}：${own.join('、')}。\n今天办了回我一声就好。`;
    await notify(tx, { key: `escalated:${level}:owner:${owner.id}:${now.date}`, memberId: owner.id, text, now });
  }
}
