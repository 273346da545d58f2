import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { rawTextOf, readXml, textOf, writeXml, type XmlTree } from './xml.ts';

/** What both sides must know to talk: the console's callback settings. */
export interface Keys {
  readonly corpId: string;
  readonly callbackToken: string;
  readonly encodingAesKey: string;
}

/** One callback ready to be sent; sending it again unchanged is a replay. */
export interface CallbackRequest {
  readonly url: string;
  readonly body: string | Buffer;
  readonly contentType: string;
}

/** How a callback is made to differ from an honest one. */
export interface EnvelopeOptions {
  readonly timestamp: string;
  readonly nonce: string;
  readonly agentId: number | null;
  /** Signed with this token instead of the right one. */
  readonly token?: string;
  /** Encrypted for this company instead of the right one. */
  readonly receiveId?: string;
  readonly encodingAesKey?: string;
  /** Done to the ciphertext after it was signed. */
  readonly tamper?: (ciphertext: string) => string;
  /** Done to the parameters of the URL at the end. */
  readonly query?: (query: URLSearchParams) => void;
  /** Done to the outer XML at the end. */
  readonly wrap?: (body: string) => string | Buffer;
  readonly contentType?: string;
}

/** Encrypts, signs and wraps a plain XML message as WeCom does. */
export function sealCallback(
  keys: Keys,
  callbackUrl: string,
  plain: string,
  options: EnvelopeOptions,
): CallbackRequest {
  const { timestamp, nonce } = options;
  const sealed = encrypt(options.encodingAesKey ?? keys.encodingAesKey, plain, options.receiveId ?? keys.corpId);
  const signature = getSignature(options.token ?? keys.callbackToken, timestamp, nonce, sealed);
  const url = new URL(callbackUrl);
  url.searchParams.set('msg_signature', signature);
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  options.query?.(url.searchParams);
  const body = writeXml({
    ToUserName: keys.corpId,
    AgentID: options.agentId === null ? '' : String(options.agentId),
    Encrypt: options.tamper ? options.tamper(sealed) : sealed,
  });
  return {
    url: url.href,
    body: options.wrap ? options.wrap(body) : body,
    contentType: options.contentType ?? 'text/xml',
  };
}

/** A passive reply that came in the answer to a callback. */
export interface PassiveReply {
  readonly msgType: string;
  /** The text of a text reply, else empty. */
  readonly text: string;
  readonly fields: XmlTree;
}

export interface OpenedReply {
  readonly reply: PassiveReply | null;
  /** Rules the reply breaks; WeCom would show nothing, or cut it. */
  readonly violations: readonly string[];
}

const REPLY_TYPES = ['text', 'image', 'voice', 'video', 'news', 'update_button', 'update_template_card'];
const MAX_TEXT_BYTES = 2048;

/** Reads the body of the answer to a callback; empty and `success` mean: no reply. */
export function openReply(keys: Keys, member: string, body: string): OpenedReply {
  if (body === '' || body.toLowerCase() === 'success') return { reply: null, violations: [] };
  const outer = readXml(body);
  if (!outer) return broken(`the answer is neither empty nor XML: ${body.slice(0, 80)}`);
  const sealed = textOf(outer, 'Encrypt');
  const missing = ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'].filter((name) => textOf(outer, name) === '');
  if (missing.length > 0) return broken(`the answer lacks ${missing.join(', ')}`);
  const expected = getSignature(keys.callbackToken, textOf(outer, 'TimeStamp'), textOf(outer, 'Nonce'), sealed);
  if (expected !== textOf(outer, 'MsgSignature')) return broken('the signature of the reply is wrong');
  const plain = unseal(keys, sealed);
  if (plain === null) return broken('the reply does not decrypt, or is not encrypted exactly as WeCom does');
  if (plain.id !== keys.corpId) return broken(`the reply is for receiveid '${plain.id}', not for ${keys.corpId}`);
  const fields = readXml(plain.message);
  if (!fields) return broken(`the decrypted reply is not XML: ${plain.message.slice(0, 80)}`);
  const reply: PassiveReply = { msgType: textOf(fields, 'MsgType'), text: rawTextOf(fields, 'Content'), fields };
  return { reply, violations: violationsOf(keys, member, reply) };
}

const broken = (violation: string): OpenedReply => ({ reply: null, violations: [violation] });

function unseal(keys: Keys, sealed: string): { message: string; id: string } | null {
  try {
    const plain = decrypt(keys.encodingAesKey, sealed);
    // Padding and length are not checked by `decrypt`: only an exact cipher encrypts back to the same bytes.
    const again = encrypt(keys.encodingAesKey, plain.message, plain.id, plain.random);
    return again === sealed ? plain : null;
  } catch {
    return null;
  }
}

function violationsOf(keys: Keys, member: string, reply: PassiveReply): string[] {
  const { fields, msgType, text } = reply;
  const to = textOf(fields, 'ToUserName');
  const from = textOf(fields, 'FromUserName');
  const bytes = Buffer.byteLength(text);
  const rules: [boolean, string][] = [
    [to.toLowerCase() === member.toLowerCase(), `ToUserName is '${to}', the reply must go to ${member}`],
    [from === keys.corpId, `FromUserName is '${from}', the reply must come from ${keys.corpId}`],
    [/^\d{10}$/.test(textOf(fields, 'CreateTime')), 'CreateTime is not in unix seconds'],
    [REPLY_TYPES.includes(msgType), `MsgType '${msgType}' is not allowed in a passive reply`],
    [msgType !== 'text' || text !== '', 'Content is empty'],
    [bytes <= MAX_TEXT_BYTES, `Content has ${bytes} bytes, at most ${MAX_TEXT_BYTES} are shown`],
  ];
  return rules.filter(([kept]) => !kept).map(([, violation]) => violation);
}
