import { createHash } from 'node:crypto';
import { z } from 'zod';
import { events, FOREIGN_EVENTS } from './event.ts';
import { messages } from './plain-message.ts';
import { parseXml, type XmlElement } from './xml.ts';

const text = z.string();

const head = z.object({
  ToUserName: text,
  FromUserName: text.default(''),
  CreateTime: z.string().regex(/^\d{1,10}$/),
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
  /** Known not to concern us; anything else is worth a line in the log. */
  readonly isForeign: boolean;
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

/**
 * Messages have a MsgId. Events have none, and system events share `sys` and a clock of whole seconds, so theirs is a
 * digest of the whole XML, which holds every field that tells two events apart.
 */
function dedupKeyOf(fields: XmlElement, xml: string): string {
  if (fields.MsgType !== 'event' && typeof fields.MsgId === 'string' && fields.MsgId !== '')
    return `msg:${fields.MsgId}`;
  return `event:${createHash('sha256').update(xml).digest('hex')}`;
}

function bodyOf(type: string, event: string, fields: XmlElement): Known | Unknown {
  const isEvent = type === 'event';
  const table: Readonly<Record<string, z.ZodType<Known>>> = isEvent ? events : messages;
  const name = isEvent ? event.toLowerCase() : type;
  const schema = Object.hasOwn(table, name) ? table[name] : undefined;
  const parsed = schema?.safeParse(fields);
  if (parsed?.success) return parsed.data;
  return { kind: 'unknown', type: isEvent ? `event/${name}` : name, isForeign: isEvent && FOREIGN_EVENTS.has(name) };
}

/**
 * Reads a decrypted callback.
 * @param corpId the corp it must be addressed to
 * @throws SyntaxError or z.ZodError when it is no message at all or is addressed to another corp
 */
export function readIncoming(xml: string, corpId: string): Incoming {
  const fields = parseXml(xml);
  const common = head.parse(fields);
  if (common.ToUserName !== corpId) throw new SyntaxError('addressed to another corp');
  return {
    from: common.FromUserName,
    createTime: new Date(Number(common.CreateTime) * 1000),
    agentId: common.AgentID,
    dedupKey: dedupKeyOf(fields, xml),
    ...bodyOf(common.MsgType, common.Event, fields),
  };
}

/** What is answered by nothing but an empty body. */
const TAKES_NO_TEXT: ReadonlySet<Incoming['kind']> = new Set<Incoming['kind']>([
  ...(['unsubscribe', 'template_card_event', 'change_contact', 'scancode_push', 'location_select'] as const),
  ...(['pic_sysphoto', 'pic_photo_or_album', 'pic_weixin', 'unknown'] as const),
]);

/** Whether WeCom shows a text returned as the passive reply to this. Source: document/path/90241. */
export const takesPassiveText = ({ kind }: Incoming): boolean => !TAKES_NO_TEXT.has(kind);
