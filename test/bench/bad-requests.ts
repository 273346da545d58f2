import { encrypt, getSignature } from '@wecom/crypto';
import { CALLBACK_PATH } from '../../src/wecom/webhook.ts';
import { type Callback, callbackOf, KEYS } from './callbacks.ts';

/** What nobody should have to answer for. */
export interface BadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

type Bad = Omit<BadRequest, 'headers'>;

const signed = (ciphertext: string, seconds: number, token = KEYS.token): string => {
  const signature = getSignature(token, String(seconds), '7', ciphertext);
  return `${CALLBACK_PATH}?msg_signature=${signature}&timestamp=${seconds}&nonce=7`;
};
const envelope = (ciphertext: string): string =>
  `<xml><ToUserName><![CDATA[${KEYS.corpId}]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`;
const sealed = (text: string, key = KEYS.encodingAesKey, corpId = KEYS.corpId): string => encrypt(key, text, corpId);
const posted = (path: string, body: string): Bad => ({ method: 'POST', path, body });

let again: Callback | null = null;

/** Each kind of what comes: forged, broken, out of date, too much. `n` tells one from the next. */
const KINDS: readonly ((n: number, seconds: number) => Bad)[] = [
  // Signed by somebody else, short and as long as is read.
  (n, seconds) => {
    const ciphertext = sealed(`<xml>${n}</xml>`);
    return posted(signed(ciphertext, seconds, 'another'), envelope(ciphertext));
  },
  (n, seconds) => {
    const ciphertext = sealed(`${n}${'长'.repeat(14_000)}`);
    return posted(signed(ciphertext, seconds, 'another'), envelope(ciphertext));
  },
  // No XML, and XML that would be expensive.
  (n, seconds) => posted(signed(`${n}`, seconds), `not <xml ${n}`),
  (n, seconds) => posted(signed(`${n}`, seconds), '<a>'.repeat(20_000)),
  (n, seconds) =>
    posted(signed(`${n}`, seconds), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml>&e;</xml>'),
  // More than is read.
  (n, seconds) => posted(signed(`${n}`, seconds), 'x'.repeat(200_000)),
  // Properly signed, an hour ago.
  (n, seconds) => {
    const ciphertext = sealed(`<xml>${n}</xml>`);
    return posted(signed(ciphertext, seconds - 3_600), envelope(ciphertext));
  },
  // A callback of WeCom's, again and again.
  (_, seconds) => {
    again ??= callbackOf({ from: 'nobody', text: '张伟' }, 999_999, new Date(seconds * 1000));
    return posted(again.path, again.body);
  },
  // Properly signed, with another key, for another company, or no ciphertext at all.
  (n, seconds) => {
    const ciphertext = sealed(`<xml>${n}</xml>`, 'Z'.repeat(43));
    return posted(signed(ciphertext, seconds), envelope(ciphertext));
  },
  (n, seconds) => {
    const ciphertext = sealed(`<xml>${n}</xml>`, KEYS.encodingAesKey, 'ww0000000000other');
    return posted(signed(ciphertext, seconds), envelope(ciphertext));
  },
  (n, seconds) => posted(signed(`garbage ${n}`, seconds), envelope(`garbage ${n}`)),
  // Not asked for.
  (n, seconds) => ({
    ...posted(signed(`${n}`, seconds), '<xml></xml>'),
    method: ['PUT', 'DELETE', 'PATCH'][n % 3] ?? '',
  }),
  (n) => ({ method: 'GET', path: `${CALLBACK_PATH}?echostr=${n}`, body: '' }),
  (n) => posted(CALLBACK_PATH, `${n}`),
];

/** `count` of them, half from one address, the others from an address of their own. */
export const badRequests = (count: number, at: Date): BadRequest[] =>
  Array.from({ length: count }, (_, n) => {
    const bad = KINDS[n % KINDS.length]?.(n, Math.floor(at.getTime() / 1000));
    if (!bad) throw new Error('there are kinds of them');
    const source = n % 2 === 0 ? '203.0.113.7' : `198.18.${n >> 8}.${n & 255}`;
    return { ...bad, headers: { 'content-type': 'text/xml', 'x-forwarded-for': source } };
  });
