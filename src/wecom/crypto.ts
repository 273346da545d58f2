import { timingSafeEqual } from 'node:crypto';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { CallbackRefused, type Refusal } from '../errors.ts';

/** The callback settings of one app, as the WeCom console shows them. */
export interface CallbackKeys {
  readonly token: string;
  /** 43 characters. */
  readonly encodingAesKey: string;
  readonly corpId: string;
}

/** A ciphertext with what proves its origin; GET calls `encrypt` echostr. */
export interface Sealed {
  readonly msgSignature: string;
  readonly timestamp: string;
  readonly nonce: string;
  /** Base64, standard alphabet, one line. */
  readonly encrypt: string;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const BLOCK_BYTES = 16;

/** Whether two signatures are the same text, in a time that does not tell where they differ. */
function sameSignature(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What is wrong with a ciphertext that cannot be one of ours. */
function flawIn(ciphertext: string): Refusal {
  if (!BASE64.test(ciphertext)) return 'base64';
  const bytes = Buffer.byteLength(ciphertext, 'base64');
  return bytes === 0 || bytes % BLOCK_BYTES !== 0 ? 'length' : 'damaged';
}

/**
 * Decrypts, and refuses what sealing would not have written. `@wecom/crypto` checks neither the alphabet nor padding,
 * msg_len and UTF-8; sealing the result again with its own random must give the very same ciphertext, which proves all
 * of them.
 */
function decryptExactly(encodingAesKey: string, ciphertext: string): { message: string; id: string } {
  const opened = (() => {
    try {
      return decrypt(encodingAesKey, ciphertext);
    } catch (cause) {
      throw new CallbackRefused(flawIn(ciphertext), { cause });
    }
  })();
  if (encrypt(encodingAesKey, opened.message, opened.id, opened.random) !== ciphertext)
    throw new CallbackRefused(flawIn(ciphertext));
  return opened;
}

/**
 * The plain text of a callback: the echo of a GET, the XML of a POST.
 * Spaces in the ciphertext are turned back into the `+` that form decoding made of them.
 * Format: developer.work.weixin.qq.com/document/path/90968.
 * @throws CallbackRefused when the signature, the ciphertext or the receiving corp is not right
 */
export function open(keys: CallbackKeys, sealed: Sealed): string {
  const ciphertext = sealed.encrypt.replaceAll(' ', '+');
  const expected = getSignature(keys.token, sealed.timestamp, sealed.nonce, ciphertext);
  if (!sameSignature(sealed.msgSignature, expected)) throw new CallbackRefused('signature');
  const { message, id } = decryptExactly(keys.encodingAesKey, ciphertext);
  if (id !== keys.corpId) throw new CallbackRefused('receiver');
  return message;
}

/**
 * Encrypts and signs `plain` for WeCom; `open` undoes it.
 * @param stamp unix seconds and a nonce of the sealer's choice
 * @param random 16 bytes; only a test that wants a known ciphertext passes them
 */
export function seal(
  keys: CallbackKeys,
  plain: string,
  stamp: { timestamp: string; nonce: string },
  random?: Buffer,
): Sealed {
  const ciphertext = encrypt(keys.encodingAesKey, plain, keys.corpId, random);
  const msgSignature = getSignature(keys.token, stamp.timestamp, stamp.nonce, ciphertext);
  return { msgSignature, timestamp: stamp.timestamp, nonce: stamp.nonce, encrypt: ciphertext };
}
