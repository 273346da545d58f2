import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import { facts } from '../facts/index.ts';
import { type CalendarDate, calendarDate, type Moment } from '../language/calendar-date.ts';
import { sayDate, sayDay } from '../language/say.ts';
import type { Understanding } from './understand.ts';

interface Confirmed {
  readonly context: CommandContext;
  readonly meaning: Understanding;
  readonly customer: FoundCustomer;
  readonly isNew: boolean;
  readonly mentions: readonly string[];
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
export function confirmation({ context, meaning, customer, isNew, mentions, planned }: Confirmed): Reply {
  const { now } = context;
  const values: Readonly<Record<string, unknown>> = { ...meaning.facts };
  const said = facts
    .filter((fact) => values[fact.key] !== undefined)
    .map(
      (fact) => `${fact.say(values[fact.key] as never, now)}${assumptions(meaning, fact.key, values[fact.key], now)}`,
    );
  if (meaning.note) said.push(`备注：${meaning.note}`);
  const closed = [...new Set(planned.closed.map((one) => one.title))];
  const [next] = planned.next;
  const after = [
    closed.length > 0 && `已勾掉：${closed.join('、')}`,
    next && `下次：${sayDay(next.dueOn, now)} ${next.title}`,
  ].filter((part) => part !== false && part !== undefined);
  const options = doubt(meaning, customer, now);
  const nothing = said.length === 0 && options.length === 0;
  if (nothing) return { text: '好的，这一处就不记了。', customerId: customer.id };
  const lines = [
    `已记：${customer.name}${isNew ? '（新客户）' : ' '}${said.join(' · ')}`.trim(),
    ...mentions,
    after.join(' · '),
    ...(options.length > 0 ? ['还有一处没说准，是哪个？回数字就好：', ...numbered(options)] : []),
  ];
  const text = lines.filter((line) => line !== '').join('\n');
  return { text, customerId: customer.id, ...(options.length > 0 && { ask: { kind: 'doubt', options } }) };
}

/** What was said can mean two things: one question, whose answer is recorded for the same customer. */
function doubt(meaning: Understanding, customer: FoundCustomer, now: Moment): QuestionOption[] {
  return (meaning.choices ?? []).map(({ label, facts }) => ({
    label: /^\d{4}-/.test(label) ? sayDate(calendarDate(label), now) : label,
    go: { do: 'record', customerId: customer.id, meaning: { intent: 'update', customer: null, facts, note: '' } },
  }));
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
