import type { Arrival } from '../chat/arrive.ts';
import { greet } from '../chat/greet.ts';
import type { Bot } from '../chat/receive.ts';
import { receive } from '../chat/receive.ts';
import { momentOf } from '../language/calendar-date.ts';
import type { Incoming } from '../wecom/message.ts';
import type { Answer, Receive } from '../wecom/reply-once.ts';
import { changeOf } from './contact-change.ts';
import type { DirectorySync } from './directory.ts';
import { createHints } from './hints.ts';
import { pressed } from './menu.ts';
import { nobody, type Observer } from './observer.ts';
import { createRepeats } from './repeats.ts';
import { scanned } from './scanned.ts';

/** WeCom hangs up after 5 s. From then on the answer goes out through the outbox. */
export const REPLY_WITHIN_MS = 4_000;

const WELCOME =
  '你好，我是回访助手。客户的事直接发给我就行，比如：\n张伟 13800138000 看了A4L 预算30万 下周三试驾\n每天早上我会告诉你今天该联系谁。想看全部用法，回“帮助”。';

type Members = Pick<DirectorySync, 'admit' | 'changed' | 'outdated'>;

/** What the bot needs besides to take what is no text. */
export interface Inputs extends Bot {
  /** Called when a picture has come that WeCom still has. */
  readonly pictureCame: () => void;
}

type Placed = Incoming & { kind: 'location' | 'location_select' };

/** What a place is called: its own name before its address, and where it has neither, where it lies. */
function placeOf(incoming: Placed): string {
  const { latitude, longitude } = incoming;
  const name = incoming.kind === 'location_select' ? incoming.poiName.trim() : '';
  return name || incoming.label.trim() || `北纬${latitude} 东经${longitude}`;
}

/** What a callback says in words, or brings beside them; null when it is nothing to keep. */
function saidIn(incoming: Incoming, now: () => Date): Pick<Arrival, 'text' | 'brings'> | null {
  switch (incoming.kind) {
    case 'text':
      return { text: incoming.content };
    case 'voice':
      return incoming.recognition ? { text: incoming.recognition } : null;
    case 'image':
      return { text: '[图片]', brings: { kind: 'picture', mediaId: incoming.mediaId } };
    case 'location':
    case 'location_select': {
      const place = placeOf(incoming);
      return { text: `[位置] ${place}`, brings: { kind: 'location', place } };
    }
    case 'click': {
      const press = pressed(incoming.eventKey);
      return 'text' in press ? press : null;
    }
    case 'scancode_waitmsg':
    case 'scancode_push': {
      const scan = scanned(incoming.scanResult, momentOf(now()));
      return 'text' in scan ? scan : null;
    }
    case 'template_card_event': {
      const { taskId, eventKey: key, responseCode = null } = incoming;
      return { text: '[卡片]', brings: { kind: 'click', taskId, key, responseCode } };
    }
    default:
      return null;
  }
}

/** An answer that follows from the message alone and needs no record: said again as often as it is asked. */
const said = (text: string): Answer => ({ text, claim: async () => true, release: async () => {} });

/**
 * What each kind of callback is for the bot.
 * @param replyWithinMs after so many milliseconds nobody waits for the passive answer any more
 * @param members who is one: told of changes, and asked about strangers
 */
export function createReceive(
  bot: Inputs,
  replyWithinMs: number,
  members: Members,
  observer: Observer = nobody,
): Receive {
  const answered = answering(bot, replyWithinMs, members);
  return async (incoming) => {
    const began = performance.now();
    try {
      return await answered(incoming);
    } finally {
      observer.handled(incoming.kind, (performance.now() - began) / 1000);
    }
  };
}

function answering(bot: Inputs, replyWithinMs: number, members: Members): Receive {
  const hintFor = createHints(bot.now);
  const saidOnce = createRepeats(bot.now);
  const spoken = (text: string | null): Answer | null => (text === null ? null : said(text));
  return async (incoming) => {
    const content = saidIn(incoming, bot.now);
    if (content !== null) {
      const began = performance.now();
      const isLate = () => performance.now() - began > replyWithinMs;
      const { dedupKey, from, createTime: sentAt } = incoming;
      // Before the transaction, which must not wait for the network.
      await members.admit(from);
      const stored = await receive(bot, { ...content, dedupKey, from, sentAt }, isLate);
      if (incoming.kind === 'image') bot.pictureCame();
      return stored;
    }
    switch (incoming.kind) {
      case 'subscribe':
        members.outdated();
        return said(WELCOME);
      case 'enter_agent':
        return spoken(await saidOnce(incoming.dedupKey, () => greet(bot.prisma, incoming.from, momentOf(bot.now()))));
      case 'click': {
        const press = pressed(incoming.eventKey);
        return 'answer' in press ? said(press.answer) : null;
      }
      // Of `scancode_push` WeCom itself shows the member what was read.
      case 'scancode_waitmsg': {
        const scan = scanned(incoming.scanResult, momentOf(bot.now()));
        return 'answer' in scan ? said(scan.answer) : null;
      }
      case 'voice':
      case 'video':
      case 'link':
      case 'file':
        return spoken(await saidOnce(incoming.dedupKey, async () => hintFor(incoming)));
      case 'unsubscribe':
        members.outdated();
        return null;
      case 'change_contact': {
        const change = changeOf(incoming);
        if (change) await members.changed(change, incoming.dedupKey);
        else members.outdated();
        return null;
      }
      // Pictures chosen in the menu are announced by an event, and follow as messages of their own.
      default:
        return null;
    }
  };
}
