import { type Callbacks, ContractViolation, type Delivery } from './callbacks.ts';
import { textAt } from './card-words.ts';
import type { JsonObject } from './chats.ts';
import { issueResponseCode, type MediaFile, type World } from './world.ts';
import type { XmlFields } from './xml.ts';

/** Option ids chosen on a card, per question_key. */
export type Selected = Readonly<Record<string, readonly string[]>>;

/** A picture on a member's phone. */
export type Picture = Pick<MediaFile, 'bytes' | 'contentType' | 'filename'>;

/** What members do in their conversation with the app. Each throws ContractViolation when the bot's reply breaks a rule, unless `settings.strict` is off. */
export interface Talk {
  /** A member writes a text. */
  say(userid: string, text: string): Promise<Delivery>;
  /** A message of another kind, such as `{ MsgType: 'location', Location_X: … }`. */
  message(userid: string, fields: XmlFields & { readonly MsgType: string }): Promise<Delivery>;
  /** A member sends a picture, which WeCom keeps for three days. */
  picture(userid: string, file: Picture): Promise<Delivery>;
  /** A member sends where they are. */
  place(userid: string, label: string): Promise<Delivery>;
  /** An event of a member, or of `sys`. */
  event(userid: string, fields: XmlFields & { readonly Event: string }): Promise<Delivery>;
  /** A member presses a button of the card in this bubble. */
  click(userid: string, bubbleId: number, key: string, selected?: Selected): Promise<Delivery>;
}

const SHOWN_AS: Readonly<Record<string, string>> = {
  image: '[图片]',
  voice: '[语音]',
  video: '[视频]',
  location: '[位置]',
  link: '[链接]',
  file: '[文件]',
};

export function createTalk(world: World, callbacks: Callbacks): Talk {
  const known = (userid: string): string => {
    const user = world.directory.user(userid);
    if (user || userid === 'sys') return user?.userid ?? userid;
    throw new Error(`${userid} is not in the simulated directory; post() takes any sender`);
  };

  async function write(
    userid: string,
    msgtype: string,
    text: string,
    fields: XmlFields,
    content: JsonObject | null = null,
  ): Promise<Delivery> {
    const from = known(userid);
    const said = world.chats.add({ userid: from, direction: 'to-bot', kind: 'said', msgtype, text, content });
    const delivery = await callbacks.post({ from, fields: { MsgType: msgtype, ...fields } });
    if (!delivery.accepted) world.chats.change(said.id, { failed: notReached(world, delivery) });
    return strictly(world, delivery);
  }

  const talk: Talk = {
    say: (userid, text) => write(userid, 'text', text, { Content: text }),
    message: (userid, fields) =>
      write(userid, fields.MsgType, SHOWN_AS[fields.MsgType] ?? `[${fields.MsgType}]`, fields),
    picture(userid, file) {
      const mediaId = `1${world.random.letters(63)}`;
      world.media.set(mediaId, { ...file, type: 'image', createdAt: world.now() });
      const picUrl = `http://wework.qpic.cn/wwpic/${world.random.digits(12)}/0`;
      return write(userid, 'image', '[图片]', { PicUrl: picUrl, MediaId: mediaId }, { media_id: mediaId });
    },
    place: (userid, label) =>
      write(userid, 'location', `[位置] ${label}`, {
        ...{ Location_X: '39.908', Location_Y: '116.397', Scale: '15', Label: label, AppType: 'wxwork' },
      }),
    async event(userid, fields) {
      return strictly(world, await callbacks.post({ from: known(userid), fields: { MsgType: 'event', ...fields } }));
    },
    async click(userid, bubbleId, key, selected = {}) {
      const from = known(userid);
      const card = world.chats.of(from).find((bubble) => bubble.id === bubbleId)?.content;
      if (!card) throw new Error(`${userid} has no card ${bubbleId}`);
      const taskId = textAt(card, 'task_id');
      const choices = Object.entries(selected).map(([question, ids]) => ({
        QuestionKey: question,
        OptionIds: { OptionId: ids },
      }));
      return talk.event(from, {
        Event: 'template_card_event',
        EventKey: key,
        TaskId: taskId,
        CardType: textAt(card, 'card_type'),
        ResponseCode: issueResponseCode(world, taskId),
        SelectedItems: choices.length > 0 ? { SelectedItem: choices } : null,
      });
    },
  };
  return talk;
}

function strictly(world: World, delivery: Delivery): Delivery {
  if (world.settings.strict && delivery.violations.length > 0) throw new ContractViolation(delivery);
  return delivery;
}

function notReached({ settings }: World, { status, attempts }: Delivery): string {
  if (status !== null) return `助手没有收下（HTTP ${status}）`;
  if (attempts.at(-1)?.failure === 'connect') return '连不上助手，它启动了吗？';
  return `助手没有在 ${settings.callbackTimeoutMs / 1000} 秒内回应`;
}
