import type { ReplacedCard } from './card.ts';
import { byteLength, MAX_TEXT_BYTES, withoutLinks } from './text.ts';
import { cdata } from './xml.ts';

/** Whether a text can be the passive reply: WeCom cuts what is longer, and takes an empty one for none. */
export const fitsPassively = (text: string): boolean => text !== '' && byteLength(text) <= MAX_TEXT_BYTES;

interface Addressed {
  /** The member's userid. */
  readonly to: string;
  readonly corpId: string;
  readonly at: Date;
}

/**
 * The plain XML of a text reply. Source: document/path/90241.
 * @throws RangeError when the text does not fit
 */
export function writeTextReply({ text, ...addressed }: Addressed & { readonly text: string }): string {
  if (!fitsPassively(text)) throw new RangeError(`a passive reply of ${byteLength(text)} bytes`);
  return reply(addressed, 'text', `<Content>${cdata(withoutLinks(text))}</Content>`);
}

/** The plain XML that replaces the card a member has clicked. Source: document/path/90241. */
export const writeCardReply = ({ card, ...addressed }: Addressed & { readonly card: ReplacedCard }): string =>
  reply(addressed, 'update_template_card', element('TemplateCard', card));

const reply = ({ to, corpId, at }: Addressed, type: string, body: string): string =>
  `<xml><ToUserName>${cdata(to)}</ToUserName><FromUserName>${cdata(corpId)}</FromUserName>` +
  `<CreateTime>${Math.floor(at.getTime() / 1000)}</CreateTime><MsgType>${cdata(type)}</MsgType>${body}</xml>`;

/** Names that are more than one word without showing it in JSON. */
const PASCAL: Readonly<Record<string, string>> = { keyname: 'KeyName', userid: 'UserId' };
const pascal = (name: string): string =>
  PASCAL[name] ?? name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** WeCom's JSON as its XML: names in PascalCase, a list as an element that repeats. */
function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (typeof value === 'number') return `<${name}>${value}</${name}>`;
  if (typeof value !== 'object' || value === null) return `<${name}>${cdata(String(value))}</${name}>`;
  const children = Object.entries(value).map(([key, child]) => element(pascal(key), child));
  return `<${name}>${children.join('')}</${name}>`;
}
