import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import { facts } from '../facts/index.ts';
import type { Query, Standing } from '../facts/recording.ts';
import { type CalendarDate, calendarDate, type Moment } from '../language/calendar-date.ts';
import { sayDate, sayDay } from '../language/say.ts';
import type { Understanding } from './understand.ts';

interface Confirmed {
  readonly context: CommandContext;
  /** What was recorded; a question's part is not in it. */
  readonly meaning: Understanding;
  readonly customer: FoundCustomer;
  readonly before: Standing;
  readonly isNew: boolean;
  readonly mentions: readonly string[];
  /** Facts that were not recorded after all, with what was of their value. */
  readonly leftOut: ReadonlyMap<string, unknown>;
  /** What the member has to decide, one question at a time. */
  readonly queries: readonly Query[];
  readonly planned: {
    readonly closed: readonly { readonly title: string }[];
    readonly next: readonly { readonly title: string; readonly dueOn: CalendarDate }[];
  };
}

/** What the reader fills in, in a member's words. */
const ASSUMED: Readonly<Record<string, string>> = {
  date: '日期',
  time: '上下午',
  year: '年份',
  expires: '年份',
  month: '月份',
};

/** Repeats what was understood: who, what with weekday and what was assumed, then what it closed and what comes next. */
export function confirmation(confirmed: Confirmed): Reply {
  const { context, meaning, customer, isNew, mentions, planned } = confirmed;
  const said = [...spoken(confirmed), ...(meaning.note ? [`备注：${meaning.note}`] : [])];
  const [query, ...then] = [...doubt(meaning, context.now), ...confirmed.queries];
  const isRecorded = isNew || said.length > 0;
  if (!isRecorded && mentions.length === 0 && !query)
    return { text: '好的，这一处就不记了。', customerId: customer.id };
  const lines = [
    isRecorded ? `已记：${customer.name}${isNew ? '（新客户）' : ' '}${said.join(' · ')}`.trim() : '',
    ...mentions,
    isRecorded || planned.closed.length > 0 ? whatNext(planned, context.now) : '',
  ];
  return asking(lines, query && { query, then }, customer.id);
}

/** The same for what was told beside a command, which says itself who, what was noted and what comes next. */
export function confirmedAlong(confirmed: Confirmed, mayAsk: boolean): Reply {
  const { context, meaning, customer, mentions, planned } = confirmed;
  const said = spoken(confirmed);
  const [query, ...then] = [...doubt(meaning, context.now), ...confirmed.queries];
  const lines = [
    said.length > 0 ? `已记：${said.join(' · ')}` : '',
    ...mentions,
    whatNext({ closed: planned.closed, next: [] }, context.now),
    query && !mayAsk ? `还有一处没说准，单独再说一次：${customer.name} ……` : '',
  ];
  return asking(lines, query && mayAsk ? { query, then } : undefined, customer.id);
}

interface Question {
  readonly query: Query;
  /** What has to be asked after it. */
  readonly then: readonly Query[];
}

function asking(said: readonly string[], question: Question | undefined, customerId: string): Reply {
  const text = said.filter((line) => line !== '').join('\n');
  if (!question) return { text, customerId };
  const { query, then } = question;
  const options = optionsOf(query, customerId, then);
  const choice = query.inOneLine
    ? options.map(({ label }, index) => `${index + 1}${label}`).join(' ')
    : numbered(options).join('\n');
  const asked = `${query.text}\n${choice}`;
  return {
    text: text === '' ? asked : `${text}\n${asked}`,
    customerId,
    ask: { kind: 'doubt', options },
  };
}

function spoken({ context, meaning, before, leftOut }: Confirmed): string[] {
  const { now } = context;
  const values: Readonly<Record<string, unknown>> = { ...meaning.facts };
  return facts.flatMap((fact) => {
    const value = leftOut.has(fact.key) ? leftOut.get(fact.key) : values[fact.key];
    if (value === undefined) return [];
    return [`${fact.say(value as never, now, before)}${assumptions(meaning, fact.key, value, now)}`];
  });
}

function whatNext(planned: Confirmed['planned'], now: Moment): string {
  const closed = [...new Set(planned.closed.map((one) => one.title))];
  const [next] = planned.next;
  return [closed.length > 0 && `已勾掉：${closed.join('、')}`, next && `下次：${sayDay(next.dueOn, now)} ${next.title}`]
    .filter((part) => part !== false && part !== undefined)
    .join(' · ');
}

/** Each number goes on with what it states, for the same customer, and then with the other questions. */
const optionsOf = (query: Query, customerId: string, then: readonly Query[]): QuestionOption[] =>
  query.options.map(({ label, facts: stated, decided, assumed }) => ({
    label,
    go: {
      ...{ do: 'record', customerId },
      meaning: { intent: 'update', customer: null, facts: stated, note: '', ...(assumed && { assumed }) },
      ...(decided && { decided }),
      ...(then.length > 0 && { then }),
    },
  }));

/** What was said can mean two things: one question, whose answer is recorded for the same customer. */
function doubt({ choices = [] }: Understanding, now: Moment): Query[] {
  if (choices.length === 0) return [];
  const options = choices.map(({ label, facts: stated }) => ({
    label: /^\d{4}-/.test(label) ? sayDate(calendarDate(label), now) : label,
    facts: stated,
  }));
  return [{ text: '还有一处没说准，是哪个？回数字就好：', options }];
}

/** （年份是推算的） behind a fact part of which was not said, （按今天记） when today was taken for granted. */
function assumptions(meaning: Understanding, key: string, value: unknown, now: Moment): string {
  const parts = (meaning.assumed ?? [])
    .filter((path) => path.startsWith(`${key}.`))
    .map((path) => path.slice(key.length + 1));
  const names = [...new Set(parts.map((part) => ASSUMED[part.split('.').at(-1) ?? ''] ?? '一部分'))];
  if (names.length === 0) return '';
  const day = typeof value === 'object' && value !== null && 'date' in value ? value.date : null;
  return parts.every((part) => part === 'date') && day === now.date
    ? '（按今天记）'
    : `（${names.join('、')}是推算的）`;
}
