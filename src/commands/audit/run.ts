import { auditIn, changingMessages } from '../../crm/audit.ts';
import { historyOf } from '../../crm/history.ts';
import { sayWhen } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { sayEntry } from '../history/run.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';

/** As far back as 更多 goes. */
const MOST_ENTRIES = 60;

/** Who changed what: of one customer in reach, or the latest of all; managers read of exports and deletions, too. */
export async function runAudit(context: CommandContext, wish: Wish): Promise<Reply> {
  if (wish.customer === null && wish.customerId === undefined) return { text: await latest(context) };
  const which = await whichCustomer(context, wish, { name: 'audit', example: '审计 张伟' });
  if ('reply' in which) return which.reply;
  const { tx, scope, now } = context;
  const { id, name, owner } = which.customer;
  const entries = await historyOf(tx, scope, id, MOST_ENTRIES);
  const lines = entries
    .map((entry) => ({ ...entry, written: entry.written.filter(({ entity }) => entity !== 'interaction') }))
    .flatMap((entry) => sayEntry(entry, now));
  const head = `${name}（${owner.name}的客户）的资料改动，新的在前：`;
  const text = lines.length > 0 ? [head, ...lines].join('\n') : `${name}的资料还没有人改过。`;
  return { text: phonesFor(context, which.customer, text), customerId: id };
}

async function latest(context: CommandContext): Promise<string> {
  const { tx, scope, speaker, now } = context;
  const messages = await changingMessages(tx, scope, MOST_ENTRIES);
  const changed = messages.map(({ receivedAt, text, member, customer, changes }) => {
    const undone = changes.every(({ undoneBy }) => undoneBy !== null) ? '（已撤销）' : '';
    const said = text === null ? '' : phonesFor(context, customer ?? { ownerId: '' }, text);
    return { at: receivedAt, line: `${member?.name ?? '有人'}：“${said}”${undone}` };
  });
  const audited = speaker.role === 'rep' ? [] : await auditIn(tx, scope, MOST_ENTRIES);
  const entries = [...changed, ...audited.map(({ at, memberName, text }) => ({ at, line: `${memberName}${text}` }))];
  if (entries.length === 0) return '还没有改动记录。';
  const lines = entries
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, MOST_ENTRIES)
    .map(({ at, line }) => `· ${sayWhen(at, now)} ${line}`);
  return ['最近的改动，新的在前（看一位客户：审计 张伟）：', ...lines].join('\n');
}
