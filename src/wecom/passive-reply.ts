import { byteLength, MAX_TEXT_BYTES } from './text.ts';
import { cdata } from './xml.ts';

/** Whether a text can be the passive reply: WeCom cuts what is longer, and takes an empty one for none. */
export const fitsPassively = (text: string): boolean => text !== '' && byteLength(text) <= MAX_TEXT_BYTES;

/**
 * The plain XML of a text reply. Source: document/path/90241.
 * @param to the member's userid
 * @throws RangeError when the text does not fit
 */
export function writeTextReply(reply: { to: string; corpId: string; at: Date; text: string }): string {
  if (!fitsPassively(reply.text)) throw new RangeError(`a passive reply of ${byteLength(reply.text)} bytes`);
  return (
    `<xml><ToUserName>${cdata(reply.to)}</ToUserName><FromUserName>${cdata(reply.corpId)}</FromUserName>` +
    `<CreateTime>${Math.floor(reply.at.getTime() / 1000)}</CreateTime><MsgType>${cdata('text')}</MsgType>` +
    `<Content>${cdata(reply.text)}</Content></xml>`
  );
}
