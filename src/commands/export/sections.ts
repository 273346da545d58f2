import { appointmentNames, channelNames, policyNames, sourceNames, stageNames } from '../../crm/names.ts';
import { customersOf, type Scope } from '../../crm/scope.ts';
import type { Tx } from '../../crm/writing.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { sayLostReason } from '../../facts/lost/reason-names.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayKm, sayYearlyDay, sayYuan } from '../../language/say.ts';

const oldest = { createdAt: 'asc' } as const;
const everything = {
  vehicles: {
    orderBy: oldest,
    include: {
      readings: { orderBy: { readOn: 'asc' } },
      services: { orderBy: { doneOn: 'asc' } },
      policies: { orderBy: { expiresOn: 'asc' } },
    },
  },
  interactions: { orderBy: oldest, include: { member: { select: { name: true } } } },
  promises: { orderBy: oldest },
  appointments: { orderBy: oldest },
  deals: { orderBy: oldest },
  losses: { orderBy: oldest },
  feedback: { orderBy: oldest },
  complaints: { orderBy: { openedAt: 'asc' } },
  tradeIns: { orderBy: oldest },
  broughtBy: true,
  points: { orderBy: oldest },
  pictures: { where: { state: 'kept' }, select: { id: true } },
  invitations: { orderBy: oldest, include: { event: { select: { title: true, startsOn: true } } } },
} as const satisfies Prisma.CustomerInclude;
type Known = Prisma.CustomerGetPayload<{ include: typeof everything }>;

/** Everything kept about a customer in reach, a line each, days as 2026-09-16; [] when out of reach. */
export async function sectionsOf(tx: Tx, scope: Scope, id: string): Promise<string[]> {
  const known = await tx.customer.findFirst({ where: { ...customersOf(scope), id }, include: everything });
  if (!known) return [];
  return [...personLines(known), ...known.vehicles.flatMap(carLines), ...plannedLines(known), ...dealtLines(known)];
}

const line = (label: string, value: string | null | undefined | false): string[] =>
  value ? [`${label}：${value}`] : [];
const at = (dueOn: string, dueAt: Date | null): string => (dueAt ? `${dueOn} ${momentOf(dueAt).time}` : dueOn);

function personLines(known: Known): string[] {
  const { birthCalendar: calendar, birthMonth: month, birthDay: day, birthLeap: leap, birthYear } = known;
  const birthday = calendar && month && day ? sayYearlyDay({ calendar, month, day, leap }) : null;
  const { budgetMin: min, budgetMax: max } = known;
  const budget = [min, max].map((yuan) => (yuan === null ? '不限' : sayYuan(yuan))).join('至');
  return [
    ...line('姓名', known.name),
    ...line('称呼', known.aliases.join('、')),
    ...line('电话', known.phone),
    ...line('生日', birthday && `${birthYear ? `${birthYear}年` : ''}${birthday}`),
    ...line('阶段', `${stageNames[known.stage]}（从${known.stageSince}起）`),
    ...line('意向级别', known.level && `${known.level}（${known.levelSetOn ?? ''}）`),
    ...line('客户价值', known.value),
    ...line('来源', known.source && (sourceNames[known.source] ?? known.source)),
    ...line('介绍人', known.broughtBy?.referrerName),
    ...line('意向车型', known.interest.join('、')),
    ...line('预算', (min !== null || max !== null) && budget),
    ...line('标签', known.tags.join('、')),
    ...line('免打扰', known.doNotContact && '是'),
    ...line('建档', known.recordBeganOn),
    ...line('最近联系', known.lastContactOn),
  ];
}

const carLines = (car: Known['vehicles'][number]): string[] => [
  ...line('车辆', [car.model, car.plate, car.vin && `车架号${car.vin}`].filter(Boolean).join(' ') || '车型未记'),
  ...line('　提车', car.deliveredOn),
  ...line('　上牌', car.registeredOn),
  ...line('　年检到期', car.inspectionOn),
  ...line('　保险到期', car.policies.map(({ kind, expiresOn }) => `${policyNames[kind]} ${expiresOn}`).join('，')),
  ...line('　里程', car.readings.map(({ readOn, km }) => `${readOn} ${sayKm(km)}`).join('，')),
  ...line('　保养', car.services.map(({ doneOn, km }) => `${doneOn}${km ? ` ${sayKm(km)}` : ''}`).join('，')),
];

const PROMISES = { open: '未到', kept: '已兑现', cancelled: '已取消' } as const;
const APPOINTMENTS = { open: '未到', done: '已到', cancelled: '已取消' } as const;

const plannedLines = (known: Known): string[] => [
  ...known.interactions.flatMap(({ heldOn, channel, reached, note, member }) => {
    const how = channel ? channelNames[channel] : reached === null ? '备注' : '联系';
    return line('跟进', `${heldOn} ${member.name} ${how}${reached === false ? '没联系上' : ''} ${note ?? ''}`.trim());
  }),
  ...known.appointments.flatMap(({ kind, dueOn, dueAt, state }) =>
    line('预约', `${at(dueOn, dueAt)} ${appointmentNames[kind]}（${APPOINTMENTS[state]}）`),
  ),
  ...known.promises.flatMap(({ dueOn, dueAt, note, state }) =>
    line('约定回访', `${at(dueOn, dueAt)}（${PROMISES[state]}）${note ?? ''}`),
  ),
];

const OPINIONS = { praise: '表扬', satisfaction: '满意度', recommendation: '推荐意愿' } as const;
const ANSWERS = { invited: '已邀请', coming: '会来', declined: '不来', attended: '来了', absent: '没来' } as const;

const dealtLines = (known: Known): string[] => [
  ...known.deals.flatMap(({ kind, amount, agreedOn }) =>
    line(kind === 'deposit' ? '订金' : '成交价', `${agreedOn} ${sayYuan(amount)}`),
  ),
  ...known.losses.flatMap((loss) => line('战败', `${loss.reportedOn} ${sayLostReason(loss)}`)),
  ...known.feedback.flatMap(({ kind, score, about, givenOn }) =>
    line(OPINIONS[kind], `${givenOn} ${score === null ? (about ?? '') : `${score}分`}`),
  ),
  ...known.complaints.flatMap(({ openedAt, about, remedy }) =>
    line('投诉', `${momentOf(openedAt).date} ${about}${remedy ? `；处理：${remedy}` : ''}`),
  ),
  ...known.tradeIns.flatMap(({ model }) => line('置换旧车', model)),
  ...known.points.flatMap(({ points, reason }) => line('积分', `${points > 0 ? '+' : ''}${points} ${reason}`)),
  ...known.invitations.flatMap(({ event, state }) =>
    line('活动', `${event.startsOn} ${event.title}（${ANSWERS[state]}）`),
  ),
  ...line('图片', known.pictures.length > 0 && `${known.pictures.length}张，用“图片 ${known.name}”一张张取`),
];
