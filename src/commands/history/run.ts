import { type HistoryEntry, historyOf } from '../../crm/history.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { sayWhen } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { sayWritten } from './rows.ts';

/** As far back as 更多 goes; a message shows about ten. */
const MOST_ENTRIES = 60;

/** Who wrote what about a customer and when, the newest first; 更多 goes further back. */
export async function runHistory(context: CommandContext, wish: Wish): Promise<Reply> {
  const which = await whichCustomer(context, wish, { name: 'history', example: '历史 张伟' });
  if ('reply' in which) return which.reply;
  const { tx, scope, now } = context;
  const { id, name } = which.customer;
  const entries = await historyOf(tx, scope, id, MOST_ENTRIES);
  const lines = entries.flatMap((entry) => sayEntry(entry, now));
  if (lines.length === 0)
    return { text: `${name}还没有跟进记录。联系过了告诉我就行，例如：${name} 今天电话聊了`, customerId: id };
  const text = [`${name}的跟进记录，新的在前：`, ...lines].join('\n');
  return { text: phonesFor(context, which.customer, text), customerId: id };
}

/** · 昨天17:20 李强：级别 H → A；电话联系上了：聊得不错（已撤销）. */
export function sayEntry({ at, by, undone, written }: HistoryEntry, now: Moment): string[] {
  const all = [...new Set(written.flatMap((one) => sayWritten(one, now)))];
  // A note that stands behind something else already is not said twice.
  const isRepeated = (one: string) =>
    one.startsWith('备注：') && all.some((other) => other !== one && other.endsWith(one.slice(2)));
  const said = all.filter((one) => !isRepeated(one));
  return said.length === 0 ? [] : [`· ${sayWhen(at, now)} ${by}：${said.join('；')}${undone ? '（已撤销）' : ''}`];
}
