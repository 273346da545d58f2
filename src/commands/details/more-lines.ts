import { titleOf } from '../../care/index.ts';
import { channelNames, policyNames, stageNames } from '../../crm/names.ts';
import { customersOf } from '../../crm/scope.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { nameOfCar } from '../../facts/car.ts';
import { sayLostReason } from '../../facts/lost/reason-names.ts';
import { type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate, sayKm, sayYuan } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';

/** The card has the first two. */
const ON_CARD = 2;
const MOST_INTERACTIONS = 12;
const MOST_AHEAD = 10;

const newest = { createdAt: 'desc' } as const;
const everything = {
  vehicles: {
    orderBy: newest,
    include: {
      readings: { orderBy: { readOn: 'desc' }, take: 3 },
      services: { orderBy: { doneOn: 'desc' } },
      policies: { orderBy: { kind: 'asc' } },
    },
  },
  interactions: { orderBy: newest, skip: ON_CARD, take: MOST_INTERACTIONS },
  deals: { orderBy: newest },
  losses: { orderBy: newest },
  feedback: { orderBy: newest },
  complaints: { orderBy: { openedAt: 'desc' } },
  touchpoints: {
    where: { state: { in: ['planned', 'prompted', 'snoozed'] } },
    orderBy: { dueOn: 'asc' },
    skip: ON_CARD,
    take: MOST_AHEAD,
  },
} as const satisfies Prisma.CustomerInclude;
type Known = Prisma.CustomerGetPayload<{ include: typeof everything }>;

/** What the card leaves out about a customer in reach, a line each; [] when it has said all. */
export async function moreLines({ tx, scope, now }: CommandContext, id: string): Promise<string[]> {
  const known = await tx.customer.findFirst({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), id },
    include: everything,
  });
  if (!known) return [];
  const day = (date: Parameters<typeof sayDate>[0]) => sayDate(date, now);
  const aliases = known.aliases.length > 0 ? [`称呼 ${known.aliases.join('、')}`] : [];
  const level = known.level && known.levelSetOn ? [`级别 ${known.level}级，${day(known.levelSetOn)}定的`] : [];
  return [
    ...aliases,
    ...(known.value ? [`价值 ${known.value}类`] : []),
    `阶段 ${stageNames[known.stage]}，从${day(known.stageSince)}起；建档${day(known.recordBeganOn)}`,
    ...level,
    ...known.vehicles.flatMap((car) => carLines(car, now)),
    ...toldLines(known, now),
    ...known.interactions.map(
      ({ heldOn, channel, reached, note }) =>
        `跟进 ${day(heldOn)} ${channel ? channelNames[channel] : reached === null ? '备注' : '联系'}${reached === false ? '没联系上' : ''}${note ? `：${note}` : ''}`,
    ),
    ...known.touchpoints.map(({ dueOn, rule, step }) => `计划 ${day(dueOn)} ${titleOf(rule, step)}`),
  ];
}

function carLines(car: Known['vehicles'][number], now: Moment): string[] {
  const day = (date: Parameters<typeof sayDate>[0]) => sayDate(date, now);
  const parts = [
    car.vin && `车架号${car.vin}`,
    car.registeredOn && `${day(car.registeredOn)}上牌`,
    ...car.policies.map(({ kind, expiresOn }) => `${policyNames[kind]}到${day(expiresOn)}`),
    car.inspectionOn && `年检到${day(car.inspectionOn)}`,
    ...car.readings.map(({ readOn, km }) => `${day(readOn)}里程${sayKm(km)}`),
    ...car.services.map(({ doneOn }) => `${day(doneOn)}保养`),
  ].filter(Boolean);
  return parts.length > 0 ? [`${nameOfCar(car)}：${parts.join('，')}`] : [];
}

const SCORES = { satisfaction: '满意度', recommendation: '推荐意愿' } as const;
const LOSSES = { pending: '待确认', confirmed: '已确认', rejected: '已驳回', withdrawn: '已撤回' } as const;
const CASES = { open: '处理中', paused: '暂停', closed: '已结案' } as const;

function toldLines({ deals, losses, feedback, complaints }: Known, now: Moment): string[] {
  const day = (date: Parameters<typeof sayDate>[0]) => sayDate(date, now);
  return [
    ...deals.map(
      ({ kind, amount, agreedOn }) => `${day(agreedOn)} ${kind === 'deposit' ? '订金' : '成交价'}${sayYuan(amount)}`,
    ),
    ...losses.map((one) => `${day(one.reportedOn)} 战败：${sayLostReason(one)}（${LOSSES[one.state]}）`),
    ...feedback.map(({ kind, score, about, givenOn }) =>
      kind === 'praise' ? `${day(givenOn)} 表扬：${about}` : `${day(givenOn)} ${SCORES[kind]}${score}分`,
    ),
    ...complaints.map(
      ({ about, openedAt, state, remedy }) =>
        `${day(momentOf(openedAt).date)} 投诉：${about}（${CASES[state]}${remedy ? `：${remedy}` : ''}）`,
    ),
  ];
}
