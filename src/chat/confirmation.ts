import type { CommandContext, Reply } from '../commands/context.ts';
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
    .map((fact) => `${fact.say(values[fact.key] as never, now)}${assumptions(meaning, fact.key)}`);
  if (meaning.note) said.push(`备注:${meaning.note}`);
  const closed = [...new Set(planned.closed.map((one) => one.title))];
  const [next] = planned.next;
  const after = [
    closed.length > 0 && `已勾掉:${closed.join('、')}`,
    next && `下次:${sayDay(next.dueOn, now)} ${next.title}`,
  ].filter((part) => part !== false && part !== undefined);
  const lines = [
    `已记:${customer.name}${isNew ? '(新客户)' : ''} ${said.join(' · ')}`.trim(),
    ...mentions,
    meaning.ask ? doubt(meaning.ask.options, now) : '',
    after.join(' · '),
  ];
  return { text: lines.filter((line) => line !== '').join('\n'), customerId: customer.id };
}

/** What was said can mean two things: nothing was recorded of it but the words, until it is said clearly. */
function doubt(options: readonly string[], now: Moment): string {
  const said = options.map((option) => (/^\d{4}-/.test(option) ? sayDate(calendarDate(option), now) : option));
  return `还没记准:是${said.join(',还是')}?带上它再说一次,我就补上`;
}

/** (日期是推算的,不对就告诉我) behind a fact part of which was not said. */
function assumptions(meaning: Understanding, key: string): string {
  const parts = (meaning.assumed ?? [])
    .filter((path) => path.startsWith(`${key}.`))
    .map((path) => path.slice(key.length + 1));
  const names = [...new Set(parts.map((part) => ASSUMED[part.split('.').at(-1) ?? ''] ?? '一部分'))];
  return names.length > 0 ? `(${names.join('、')}是推算的)` : '';
}
