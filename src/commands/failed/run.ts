import { type FailedLetter, failedLetters, type Kind, sendAgain } from '../../digests/failed.ts';
import { UserError } from '../../errors.ts';
import { sayWhen } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { FAILED } from '../explain/say-told.ts';
import type { Wish } from '../which-customer.ts';

const KIND_NAMES: Readonly<Record<Kind, string>> = {
  list: '早上的清单',
  prompt: '到点提醒',
  digest: '晚上的小结',
  reply: '回复',
  card: '卡片',
  notice: '通知',
};

/** Shows what did not arrive, or, to an administrator, sends it once more. */
export async function runFailed(context: CommandContext, { note }: Wish): Promise<Reply> {
  return { text: note === '' ? await shown(context) : await again(context) };
}

async function shown({ tx, scope, speaker, now }: CommandContext): Promise<string> {
  const letters = await failedLetters(tx, scope, now);
  if (letters.length === 0) return '最近7天的消息都送到了企业微信。';
  const lines = letters.map((letter, index) => `${index + 1}. ${sayLetter(letter, speaker.id, now)}`);
  const foot = speaker.role === 'administrator' ? '原因解决后回“发送失败 重发”。' : '解决后请管理员回“发送失败 重发”。';
  return [`最近7天有${letters.length}条没送到，新的在前：`, ...lines, foot].join('\n');
}

function sayLetter({ member, kind, at, code, cause }: FailedLetter, speakerId: string, now: CommandContext['now']) {
  const to = member.id === speakerId ? '你' : member.name;
  return `${sayWhen(at, now)} 给${to}的${KIND_NAMES[kind]}：${code ? `错误码${code}，` : ''}${FAILED[cause]}`;
}

async function again({ tx, scope, speaker, now }: CommandContext): Promise<string> {
  if (speaker.role !== 'administrator') throw new UserError('重发要管理员来做，请把“发送失败 重发”告诉管理员。');
  const { again: count, left } = await sendAgain(tx, scope, now);
  const rest =
    left > 0 ? `另外${left}条不重发：过了当天的清单和提醒会放进下一张清单，企业微信不收的内容再发也一样。` : '';
  if (count === 0) return left > 0 ? `没有要重发的。${rest}` : '最近7天的消息都送到了，没有要重发的。';
  return `好，${count}条这就重发，再没送到就回“发送失败”看原因。${rest}`;
}
