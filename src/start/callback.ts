import type { Bot } from '../chat/receive.ts';
import { receive } from '../chat/receive.ts';
import type { Incoming } from '../wecom/message.ts';
import type { Answer, Receive } from '../wecom/reply-once.ts';
import { nobody, type Observer } from './observer.ts';

/** WeCom hangs up after 5 s. From then on the answer goes out through the outbox. */
export const REPLY_WITHIN_MS = 4_000;

const WELCOME =
  '你好，我是回访助手。客户的事直接发给我就行，比如：\n张伟 13800138000 看了A4L 预算30万 下周三试驾\n每天早上我会告诉你今天该联系谁。想看全部用法，回“帮助”。';
const TEXT_ONLY = '这种消息我还看不懂，麻烦打字告诉我。语音可以用输入法转成文字再发。';

/** What a callback says in words; null when it says nothing. */
function textOf(incoming: Incoming): string | null {
  // PostgreSQL keeps no NUL, and no member types one.
  if (incoming.kind === 'text') return incoming.content.replaceAll('\0', '');
  if (incoming.kind === 'voice') return incoming.recognition ?? null;
  return null;
}

/** An answer that follows from the message alone and needs no record: said again as often as it is asked. */
const said = (text: string): Answer => ({ text, claim: async () => true, release: async () => {} });

/**
 * What each kind of callback is for the bot.
 * @param replyWithinMs after so many milliseconds nobody waits for the passive answer any more
 * @param directoryChanged somebody joined, left or moved
 */
export function createReceive(
  bot: Bot,
  replyWithinMs: number,
  directoryChanged: () => void,
  observer: Observer = nobody,
): Receive {
  const answered = answering(bot, replyWithinMs, directoryChanged);
  return async (incoming) => {
    const began = performance.now();
    try {
      return await answered(incoming);
    } finally {
      observer.handled(incoming.kind, (performance.now() - began) / 1000);
    }
  };
}

function answering(bot: Bot, replyWithinMs: number, directoryChanged: () => void): Receive {
  return async (incoming) => {
    const text = textOf(incoming);
    if (text !== null) {
      const began = performance.now();
      const isLate = () => performance.now() - began > replyWithinMs;
      const { dedupKey, from, createTime: sentAt } = incoming;
      return receive(bot, { dedupKey, from, text, sentAt }, isLate);
    }
    switch (incoming.kind) {
      case 'subscribe':
        directoryChanged();
        return said(WELCOME);
      case 'voice':
      case 'image':
      case 'video':
      case 'location':
      case 'link':
      case 'file':
        return said(TEXT_ONLY);
      case 'unsubscribe':
      case 'change_contact':
        directoryChanged();
        return null;
      default:
        return null;
    }
  };
}
