import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listOf, parseXml, type XmlElement, type XmlValue } from './xml.ts';

const text = z.string();
const coordinate = z.string().pipe(z.coerce.number<string>());

/** The messages a member can send. Source: document/path/90239; `file` is undocumented but seen. */
const messages = {
  text: z.object({ Content: text }).transform((m) => ({ kind: 'text' as const, content: m.Content })),
  image: z
    .object({ MediaId: text, PicUrl: text.optional() })
    .transform((m) => ({ kind: 'image' as const, mediaId: m.MediaId, picUrl: m.PicUrl })),
  voice: z
    .object({ MediaId: text, Format: text.optional(), Recognition: text.optional() })
    .transform((m) => ({ kind: 'voice' as const, mediaId: m.MediaId, format: m.Format, recognition: m.Recognition })),
  video: z
    .object({ MediaId: text, ThumbMediaId: text.optional() })
    .transform((m) => ({ kind: 'video' as const, mediaId: m.MediaId, thumbMediaId: m.ThumbMediaId })),
  location: z.object({ Location_X: coordinate, Location_Y: coordinate, Label: text.default('') }).transform((m) => ({
    kind: 'location' as const,
    latitude: m.Location_X,
    longitude: m.Location_Y,
    label: m.Label,
  })),
  link: z
    .object({ Title: text.default(''), Description: text.default(''), Url: text })
    .transform((m) => ({ kind: 'link' as const, title: m.Title, description: m.Description, url: m.Url })),
  file: z
    .object({ MediaId: text, FileName: text.optional() })
    .transform((m) => ({ kind: 'file' as const, mediaId: m.MediaId, fileName: m.FileName })),
};

/** The documentation spells it both ways. */
const optionsOf = (item: XmlElement): string[] => {
  const ids = item.OptionIds ?? item.OpitonIds;
  if (ids === undefined || typeof ids === 'string' || Array.isArray(ids)) return [];
  return listOf(ids.OptionId ?? ids.OpitonId).filter((id) => typeof id === 'string');
};

const selectedItems = z
  .custom<XmlValue>()
  .optional()
  .transform((value) => {
    if (value === undefined || typeof value === 'string' || Array.isArray(value)) return [];
    return listOf(value.SelectedItem).flatMap((item) =>
      typeof item === 'string' || Array.isArray(item) || typeof item.QuestionKey !== 'string'
        ? []
        : [{ questionKey: item.QuestionKey, optionIds: optionsOf(item) }],
    );
  });

/** The events we act on, by `Event` in lower case. Source: document/path/90240. */
const events = {
  subscribe: z.object({}).transform(() => ({ kind: 'subscribe' as const })),
  unsubscribe: z.object({}).transform(() => ({ kind: 'unsubscribe' as const })),
  enter_agent: z.object({}).transform(() => ({ kind: 'enter_agent' as const })),
  click: z.object({ EventKey: text }).transform((m) => ({ kind: 'click' as const, eventKey: m.EventKey })),
  view: z.object({ EventKey: text }).transform((m) => ({ kind: 'view' as const, url: m.EventKey })),
  template_card_event: z
    .object({
      EventKey: text,
      TaskId: text,
      CardType: text.default(''),
      ResponseCode: text.optional(),
      SelectedItems: selectedItems,
    })
    .transform((m) => ({
      kind: 'template_card_event' as const,
      eventKey: m.EventKey,
      taskId: m.TaskId,
      cardType: m.CardType,
      responseCode: m.ResponseCode,
      selected: m.SelectedItems,
    })),
  change_contact: z
    .object({ ChangeType: text, UserID: text.optional(), NewUserID: text.optional() })
    .transform((m) => ({
      kind: 'change_contact' as const,
      changeType: m.ChangeType,
      userId: m.UserID,
      newUserId: m.NewUserID,
    })),
};

const head = z.object({
  ToUserName: text,
  FromUserName: text.default(''),
  CreateTime: z.string().regex(/^\d{1,12}$/),
  MsgType: text,
  AgentID: text.default(''),
  Event: text.default(''),
  MsgId: text.default(''),
});

type Known = z.infer<(typeof messages)[keyof typeof messages]> | z.infer<(typeof events)[keyof typeof events]>;

/** A type or event we do not act on, or one whose fields are not as documented. */
export interface Unknown {
  readonly kind: 'unknown';
  /** `MsgType`, or `event/` and the event's name. */
  readonly type: string;
}

/** What every message and event carries. */
export interface IncomingHead {
  /** The member's userid as WeCom wrote it; `sys` for system events, '' when absent. Compare without case. */
  readonly from: string;
  readonly createTime: Date;
  /** '' on events that belong to no app. */
  readonly agentId: string;
  /** The same for every delivery of one message, never the same for two. */
  readonly dedupKey: string;
}

/** One message or event of a member, or a system event (`from` is `sys`). */
export type Incoming = IncomingHead & Readonly<Known | Unknown>;

const EVENT_IDENTITY = [
  ...['ToUserName', 'AgentID', 'FromUserName', 'CreateTime', 'MsgType', 'Event', 'ChangeType', 'EventKey', 'TaskId'],
  ...['ResponseCode', 'UserID', 'ExternalUserID', 'ChatId', 'Id'],
];

/**
 * MsgId where there is one. Events have none, and system events share `sys` and a clock of whole seconds, so theirs
 * is a digest of all fields that tell events apart and of the XML itself.
 */
function dedupKeyOf(fields: XmlElement, xml: string): string {
  if (typeof fields.MsgId === 'string' && fields.MsgId !== '') return `msg:${fields.MsgId}`;
  const identity = EVENT_IDENTITY.map((name) => fields[name] ?? '');
  return `event:${createHash('sha256')
    .update(JSON.stringify([...identity, xml]))
    .digest('hex')}`;
}

function bodyOf(type: string, event: string, fields: XmlElement): Known | Unknown {
  const table: Readonly<Record<string, z.ZodType<Known>>> = type === 'event' ? events : messages;
  const name = type === 'event' ? event.toLowerCase() : type;
  const schema = Object.hasOwn(table, name) ? table[name] : undefined;
  const parsed = schema?.safeParse(fields);
  return parsed?.success ? parsed.data : { kind: 'unknown', type: type === 'event' ? `event/${name}` : name };
}

/**
 * Reads a decrypted callback.
 * @param corpId the corp it must be addressed to
 * @throws SyntaxError or z.ZodError when it is no message at all or is addressed to another corp
 */
export function readIncoming(xml: string, corpId: string): Incoming {
  const fields = parseXml(xml);
  const common = head.extend({ ToUserName: z.literal(corpId) }).parse(fields);
  return {
    from: common.FromUserName,
    createTime: new Date(Number(common.CreateTime) * 1000),
    agentId: common.AgentID,
    dedupKey: dedupKeyOf(fields, xml),
    ...bodyOf(common.MsgType, common.Event, fields),
  };
}

/** Whether WeCom shows a text returned as the passive reply to this. Source: document/path/90241. */
export function takesPassiveText(incoming: Incoming): boolean {
  switch (incoming.kind) {
    case 'unsubscribe':
    case 'template_card_event':
    case 'change_contact':
    case 'unknown':
      return false;
    default:
      return true;
  }
}
