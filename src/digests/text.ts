import { titleOf } from '../care/index.ts';
import { appointmentNames } from '../crm/names.ts';
import { type Moment, momentOf } from '../language/calendar-date.ts';
import { sayDate } from '../language/say.ts';
import { type Page, page } from '../outbox/page.ts';
import { sayComplaints, sayPraise, sayWaiting } from './clocks.ts';
import { sayEvents } from './events.ts';
import { sayOrphaned } from './handover.ts';
import type { Entry, TeamDay } from './team-day.ts';

type NameOf = (entry: Entry) => string;

/** Of a long enumeration only the first are named. */
const MOST_NAMED = 6;

/**
 * The evening digest: promises kept, not clicks made. First what went well, last what needs the reader.
 * @param names of the team's members, by id
 */
export function digestText(day: TeamDay, names: ReadonlyMap<string, string>, now: Moment): Page {
  const nameOf: NameOf = ({ memberId }) => names.get(memberId) ?? '已离职';
  const complaints = sayComplaints(day.clocks, nameOf);
  const lines = [
    ...promises(day.promises, nameOf),
    ...section('今天的新进展', [...news(day, nameOf), ...sayPraise(day.clocks, nameOf)]),
    ...section(complaints?.title ?? '', complaints?.lines ?? []),
    ...section('明天的预约', tomorrow(day, nameOf)),
    ...section('活动', sayEvents(day.events, now)),
    ...section('要你看一眼', [...attention(day, nameOf), ...sayOrphaned(day.left), ...sayWaiting(day.clocks, nameOf)]),
  ];
  const head = `今天辛苦了！${sayDate(now.date, now)}的团队小结：`;
  const quiet = '今天没有到期的约定，也没有新动静。';
  const more = () => '\n后面还有，回“更多”接着看。';
  return page([head, ...(lines.length > 0 ? lines : [quiet])], { between: '\n', more });
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`\n【${title}】`, ...lines];

function promises(all: TeamDay['promises'], nameOf: NameOf): string[] {
  const count = (entries: TeamDay['promises'], state: string) => entries.filter((one) => one.state === state).length;
  const late = count(all, 'late');
  const ahead = count(all, 'ahead');
  const sum = [`兑现${count(all, 'kept')}个`, late > 0 && `还差${late}个`, ahead > 0 && `今晚还有${ahead}个`];
  // Whose only promise is for tonight has neither kept nor missed one: no 0/0.
  const counted = grouped(all, nameOf).filter(([, own]) => own.length > count(own, 'ahead'));
  const lines = counted.map(([name, own]) => {
    const open = own.filter(({ state }) => state === 'late').map(({ customer }) => customer);
    const due = own.length - count(own, 'ahead');
    return `${name}：${count(own, 'kept')}/${due}${open.length > 0 ? `，还差${enumerate(open)}` : ''}`;
  });
  const title = `约定回访 ${sum.filter(Boolean).join('，')}`;
  return all.length > 0 && lines.length === 0 ? [`\n【${title}】`] : section(title, lines);
}

function news({ customers, deliveries }: TeamDay, nameOf: NameOf): string[] {
  const perMember = grouped(customers, nameOf).map(([name, own]) => `${name}${own.length}位`);
  const met = customers.length > 0 ? [`新客户${customers.length}位：${perMember.join('、')}`] : [];
  return [...met, ...deliveries.map((one) => `恭喜交车：${one.customer} ${one.model ?? '新车'}（${nameOf(one)}）`)];
}

const tomorrow = ({ tomorrow }: TeamDay, nameOf: NameOf): string[] =>
  tomorrow.map((one) => {
    const time = one.at ? momentOf(one.at).time : '时间待定';
    return `${time} ${one.customer} ${appointmentNames[one.kind]}（${nameOf(one)}）`;
  });

/** What is still open, a line each member, so that the reader knows whom to talk to. */
function attention(day: TeamDay, nameOf: NameOf): string[] {
  const { lost, weekOld } = day;
  const [musts, expired] = [distinct(day.musts), distinct(day.expired)];
  const perMember = grouped(musts, nameOf).map(([name, own]) => `${name}：${enumerate(own.map(task))}`);
  const told = weekOld.map((one) => `${one.customer}（${nameOf(one)}，${one.done ? '已回访' : '还没回访'}）`);
  const givenUp = lost.map((one) => `${one.customer}（${nameOf(one)}${one.isPending ? '，待确认' : ''}）`);
  const missed = expired.map((one) => `${task(one)}（${nameOf(one)}）`);
  return [
    ...(perMember.length > 0 ? [`今天必办还没办${musts.length}件`, ...perMember.map((line) => `· ${line}`)] : []),
    ...(told.length > 0 ? [`提车满一周：${enumerate(told)}`] : []),
    ...(givenUp.length > 0 ? [`今天报战败${givenUp.length}位：${enumerate(givenUp)}`] : []),
    ...(missed.length > 0 ? [`过期没办${missed.length}件：${enumerate(missed)}`] : []),
  ];
}

const task = (one: TeamDay['musts'][number]): string => `${one.customer} ${titleOf(one.rule, one.step)}`;

/** A thing that was reminded of twice is one to be done. */
const distinct = (tasks: TeamDay['musts']): TeamDay['musts'] => [
  ...new Map(tasks.map((one) => [`${one.memberId} ${task(one)}`, one])).values(),
];

const enumerate = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMED).join('、') + (names.length > MOST_NAMED ? `等${names.length}个` : '');

/** Entries by member, those longest with the store first: the same order every evening. */
function grouped<E extends Entry>(entries: readonly E[], nameOf: NameOf): [name: string, own: E[]][] {
  const ids = [...new Set(entries.map(({ memberId }) => memberId))].toSorted();
  return ids.map((id) => {
    const own = entries.filter(({ memberId }) => memberId === id);
    return [own.map(nameOf)[0] ?? '', own];
  });
}
