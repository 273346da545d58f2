import { customersOf, type Scope } from '../../crm/scope.ts';
import type { ComplaintState, Prisma } from '../../db/generated/client.ts';
import { sayLostReason } from '../../facts/lost/reason-names.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { sayDate, sayYuan } from '../../language/say.ts';

const newest = { createdAt: 'desc' } as const;

/** What the card needs for money, opinions, complaints and who brought whom; of the latter only those in reach. */
export const dealingRelations = (scope: Scope) =>
  ({
    deals: { orderBy: newest },
    tradeIns: { orderBy: newest },
    losses: { orderBy: newest, take: 1 },
    feedback: { orderBy: newest },
    complaints: { where: { state: { not: 'closed' } }, orderBy: { openedAt: 'desc' } },
    broughtBy: true,
    brought: { where: { customer: customersOf(scope) }, include: { customer: { select: { name: true } } } },
  }) as const satisfies Prisma.CustomerInclude;

type Dealings = Prisma.CustomerGetPayload<{ include: ReturnType<typeof dealingRelations> }>;

const stateNames: Readonly<Record<ComplaintState, string>> = { open: '处理中', paused: '暂停', closed: '已结案' };

/** 成交 订金5000元 · 成交价28.8万, 评价 满意度5分 …: a line each, the latest of a kind; [] for most. */
export function dealingLines(customer: Dealings, now: Moment): string[] {
  return [
    line('成交', dealt(customer)),
    line('置换', customer.tradeIns.map(({ model }) => model).join('、')),
    line('战败', lost(customer, now)),
    ...customer.complaints.map(({ about, state }) => `投诉 ${about}（${stateNames[state]}）`),
    line('评价', valued(customer)),
    line('转介绍', referred(customer)),
  ].filter((text) => text !== '');
}

const line = (label: string, text: string): string => (text === '' ? '' : `${label} ${text}`);
const joined = (...parts: (string | undefined | false | null)[]): string => parts.filter(Boolean).join(' · ');

function dealt({ deals }: Dealings): string {
  const last = (kind: string) => deals.find((deal) => deal.kind === kind)?.amount;
  const [deposit, price] = [last('deposit'), last('price')];
  return joined(deposit !== undefined && `订金${sayYuan(deposit)}`, price !== undefined && `成交价${sayYuan(price)}`);
}

function lost({ stage, losses: [loss] }: Dealings, now: Moment): string {
  if (stage !== 'lost' || !loss) return '';
  return `${sayLostReason(loss)}（${sayDate(loss.reportedOn, now)}${loss.state === 'pending' ? '，待确认' : ''}）`;
}

function valued({ feedback }: Dealings): string {
  const last = (kind: string) => feedback.find((one) => one.kind === kind);
  const [satisfaction, recommendation, praise] = [last('satisfaction'), last('recommendation'), last('praise')];
  return joined(
    satisfaction && `满意度${satisfaction.score}分`,
    recommendation && `推荐意愿${recommendation.score}分`,
    praise && `表扬${praise.about}`,
  );
}

const referred = ({ broughtBy, brought }: Dealings): string =>
  joined(
    broughtBy && `${broughtBy.referrerName}介绍来的`,
    brought.length > 0 && `介绍过${brought.map(({ customer }) => customer.name).join('、')}`,
  );
