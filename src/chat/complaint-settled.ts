import { outcomeOf } from '../commands/complaint/outcome.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../commands/context.ts';
import type { Understanding } from './understand.ts';

/** 投诉处理好了 at the beginning of a note. */
const settled =
  /^.{0,4}?投诉(?:的事|这事|那事|的[^\s,，。]{1,10}?)?(?:已经|已|都|也)?(?:处理|解决|搞定|办|弄|结|修|换)(?:好|完|妥|掉|了)*/;
/** From here up a customer is content. */
const CONTENT = 4;

/** Words that say a complaint is over: the reply asks whether the case is closed. It is never done by itself. */
export async function withComplaintSettled(
  context: CommandContext,
  { note, facts }: Understanding,
  reply: Reply,
): Promise<Reply> {
  const { customerId } = reply;
  const words = settled.exec(note)?.[0];
  if (reply.ask || customerId === undefined || words === undefined) return reply;
  const open = await context.tx.complaint.findFirst({
    where: { customerId, state: { not: 'closed' } },
    orderBy: { openedAt: 'asc' },
  });
  if (!open) return reply;
  const { remedy, content } = outcomeOf(note.slice(words.length));
  const isContent = facts.satisfaction === undefined ? content : facts.satisfaction >= CONTENT;
  const said = [remedy, isContent === null ? '' : isContent ? '客户满意' : '客户不满意'].filter(Boolean);
  const options: QuestionOption[] = [
    {
      label: said.length > 0 ? `结案：${said.join('，')}` : '结案',
      go: { do: 'run', command: 'complaint', customerId, facts: {}, note: ['结案', ...said].join(' ') },
    },
    { label: '还没完，先不结', go: { do: 'show', customerId } },
  ];
  const lines = [reply.text, `投诉“${open.about}”可以结案了吗？回数字就好：`, ...numbered(options)];
  return { ...reply, text: lines.join('\n'), ask: { kind: 'complaint', options } };
}
