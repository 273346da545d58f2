import { contactKept } from '../care/complaint/clock.ts';
import { ESCALATED } from '../care/escalation.ts';
import { titleOf } from '../care/index.ts';
import type { Settings } from '../care/presets.ts';
import { customersOf, type Scope } from '../crm/scope.ts';
import type { Prisma } from '../db/generated/client.ts';
import { instantAt, type Moment } from '../language/calendar-date.ts';
import type { Entry } from './team-day.ts';

type Tx = Prisma.TransactionClient;
type NameOf = (entry: Entry) => string;

/** A complaint that was opened or closed today, or is still open. */
interface Complained extends Entry {
  readonly about: string;
  readonly state: 'open' | 'paused' | 'closed';
  readonly isNew: boolean;
  /** Whether the customer was reached in time; null while there is time left. */
  readonly kept: boolean | null;
  readonly isReached: boolean;
  readonly remedy: string | null;
  readonly content: boolean | null;
}

/** What customers had to say of us, and what leaders are waiting for. */
export interface ClockFigures {
  readonly complaints: readonly Complained[];
  readonly praise: readonly (Entry & { readonly about: string })[];
  /** 战败 reported and not yet confirmed, of any day. */
  readonly pendingLosses: readonly (Entry & { readonly isToday: boolean })[];
  /** Musts that leaders have heard of and that are still open. */
  readonly escalated: readonly (Entry & { readonly rule: string; readonly step: string })[];
}

const owned = { customer: { select: { name: true, ownerId: true } } } as const;
const entryOf = ({ customer }: { customer: { name: string; ownerId: string } }): Entry => ({
  memberId: customer.ownerId,
  customer: customer.name,
});

export async function clockFigures(tx: Tx, scope: Scope, now: Moment, settings: Settings): Promise<ClockFigures> {
  const customer = customersOf(scope);
  const began = instantAt(now.date);
  const complaints = await tx.complaint.findMany({
    where: { customer, OR: [{ state: { not: 'closed' } }, { openedAt: { gte: began } }, { closedAt: { gte: began } }] },
    include: owned,
    orderBy: { openedAt: 'asc' },
  });
  const praise = await tx.feedback.findMany({
    where: { customer, kind: 'praise', givenOn: now.date },
    include: owned,
    orderBy: { id: 'asc' },
  });
  const pendingLosses = await tx.loss.findMany({
    where: { customer, state: 'pending' },
    include: owned,
    orderBy: { createdAt: 'asc' },
  });
  const escalated = await tx.touchpoint.findMany({
    where: { customer, state: 'prompted', prompts: { some: { outboxKey: { startsWith: ESCALATED } } } },
    include: owned,
    orderBy: { id: 'asc' },
  });
  return {
    complaints: complaints.map((row) => ({
      ...entryOf(row),
      ...{ about: row.about, state: row.state, remedy: row.remedy, content: row.content },
      isNew: row.openedAt >= began,
      kept: contactKept(row, settings, now.instant),
      isReached: row.contactedAt !== null,
    })),
    praise: praise.map((row) => ({ ...entryOf(row), about: row.about ?? '' })),
    pendingLosses: pendingLosses.map((row) => ({ ...entryOf(row), isToday: row.reportedOn === now.date })),
    escalated: escalated.map((row) => ({ ...entryOf(row), rule: row.rule, step: row.step })),
  };
}

/** Below this many each case has its own line; of more only those that need the reader. */
const MOST_LINES = 5;

/** The heading of the section on complaints and its lines; null on a day without. */
export function sayComplaints(
  { complaints }: ClockFigures,
  nameOf: NameOf,
): { readonly title: string; readonly lines: readonly string[] } | null {
  if (complaints.length === 0) return null;
  const count = (fits: (one: Complained) => boolean) => complaints.filter(fits).length;
  const parts = [
    [count(({ isNew }) => isNew), '新开'],
    [count(({ state }) => state === 'closed'), '结案'],
    [count(({ state }) => state !== 'closed'), '未结'],
  ] as const;
  const sum = parts.flatMap(([number, word]) => (number > 0 ? [`${word}${number}件`] : []));
  const urgent = ({ state, kept, content }: Complained) => (state === 'closed' ? content === false : kept === false);
  const shown = complaints.length <= MOST_LINES ? complaints : complaints.filter(urgent).slice(0, MOST_LINES);
  const lines = shown.map((one) => `· ${one.customer}“${one.about}”（${nameOf(one)}）：${sayState(one)}`);
  const more = complaints.length > shown.length ? ['其余的回“投诉”看。'] : [];
  return { title: `投诉 ${sum.join('，')}`, lines: [...lines, ...more] };
}

function sayState({ state, kept, isReached, remedy, content }: Complained): string {
  const first = kept === null ? '时限还没到' : !isReached ? '超时还没联系' : kept ? '按时联系了' : '联系晚了';
  if (state === 'paused') return `${first}，暂停中`;
  if (state === 'open') return `${first}，未结案`;
  return [first, remedy, content ? '客户满意' : '客户不满意'].filter(Boolean).join('，');
}

/** 表扬2个：张伟“服务热情”（李强）. */
export const sayPraise = ({ praise }: ClockFigures, nameOf: NameOf): string[] =>
  praise.length === 0
    ? []
    : [
        `收到表扬${praise.length}个：${praise.map((one) => `${one.customer}“${one.about}”（${nameOf(one)}）`).join('、')}`,
      ];

/** What waits for the reader. */
export function sayWaiting({ pendingLosses, escalated }: ClockFigures, nameOf: NameOf): string[] {
  const tasks = escalated.map((one) => `${one.customer} ${titleOf(one.rule, one.step)}（${nameOf(one)}）`);
  // Those of today are named among today's news.
  const older = pendingLosses.filter(({ isToday }) => !isToday).map((one) => `${one.customer}（${nameOf(one)}）`);
  const named = older.slice(0, MOST_LINES).join('、') + (older.length > MOST_LINES ? '等' : '');
  const waiting = older.length > 0 ? `，前几天报的${named}还等着` : '';
  return [
    ...(pendingLosses.length > 0 ? [`战败待确认${pendingLosses.length}位${waiting}，回“审批”看`] : []),
    ...(tasks.length > 0 ? [`上报过还没办${tasks.length}件：${tasks.slice(0, MOST_LINES).join('、')}`] : []),
  ];
}
