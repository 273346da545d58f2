import { createCipheriv } from 'node:crypto';
import { getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CallbackRefused } from '../../src/errors.ts';
import { open, type Sealed, seal } from '../../src/wecom/crypto.ts';
import vectors from '../fixtures/wecom/vectors.json' with { type: 'json' };
import { KEYS, STAMP } from './callback.ts';

const signed = vectors.filter((vector) => vector.msgSignature !== null);

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof CallbackRefused) return error.reason;
    throw error;
  }
  return 'accepted';
};

/** Signs any ciphertext as WeCom would, so that only what is inside can be wrong. */
const sign = (ciphertext: string): Sealed => ({
  ...STAMP,
  encrypt: ciphertext,
  msgSignature: getSignature(KEYS.token, STAMP.timestamp, STAMP.nonce, ciphertext),
});

const shout = (sealed: Sealed): Sealed => ({ ...sealed, msgSignature: sealed.msgSignature.toUpperCase() });

/** Encrypts raw bytes without padding or layout of its own. */
function encryptRaw(plain: Buffer): string {
  const key = Buffer.from(`${KEYS.encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** The documented layout with parts replaced: 16 random bytes, msg_len, message, receiver, padding to 32. */
function layout(parts: { length?: number; message?: Buffer; id?: string; pad?: Buffer }): string {
  const message = parts.message ?? Buffer.from('<xml></xml>');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(parts.length ?? message.length);
  const body = Buffer.concat([Buffer.alloc(16, 7), length, message, Buffer.from(parts.id ?? KEYS.corpId)]);
  const pad = 32 - (body.length % 32);
  return encryptRaw(Buffer.concat([body, parts.pad ?? Buffer.alloc(pad, pad)]));
}

/** How many pad bytes the default layout needs. */
const PAD = 32 - ((16 + 4 + '<xml></xml>'.length + KEYS.corpId.length) % 32);

/** A message that needs 31 pad bytes. */
const AT_31 = Buffer.alloc(65 - 20 - KEYS.corpId.length, 'x');

describe('open', () => {
  test.each(signed)('$name', ({ plain, msgSignature, ...vector }) => {
    expect(open(vector, { ...vector, msgSignature: msgSignature ?? '' })).toBe(plain);
  });

  test('a plus that form decoding turned into a space', () => {
    const sealed = sign(layout({ message: Buffer.from('>>>???'.repeat(40)) }));
    expect(sealed.encrypt).toContain('+');
    expect(open(KEYS, { ...sealed, encrypt: sealed.encrypt.replaceAll('+', ' ') })).toBe('>>>???'.repeat(40));
  });

  test('every length of padding, 1 to 32', () => {
    for (let size = 0; size < 32; size++) {
      const plain = 'x'.repeat(size);
      expect(open(KEYS, seal(KEYS, plain, STAMP))).toBe(plain);
    }
  });

  test.each<[string, () => Sealed, string]>([
    ['the layout itself', () => sign(layout({})), 'accepted'],
    ['another signature', () => ({ ...sign(layout({})), msgSignature: '0'.repeat(40) }), 'signature'],
    ['a shorter signature', () => ({ ...sign(layout({})), msgSignature: 'abc' }), 'signature'],
    ['a signature in upper case', () => shout(sign(layout({}))), 'signature'],
    ['another timestamp', () => ({ ...sign(layout({})), timestamp: '1' }), 'signature'],
    ['another nonce', () => ({ ...sign(layout({})), nonce: '1' }), 'signature'],
    ['not base64', () => sign('*&^%'), 'base64'],
    ['url-safe base64', () => sign(`${'-_'.repeat(10)}==`), 'base64'],
    ['base64 without its padding', () => sign(layout({}).replaceAll('=', '').slice(0, -1)), 'base64'],
    ['no ciphertext', () => sign(''), 'length'],
    ['not a whole number of blocks', () => sign(Buffer.alloc(33).toString('base64')), 'length'],
    ['a single block', () => sign(encryptRaw(Buffer.alloc(16, 7))), 'damaged'],
    ['two blocks of padding only', () => sign(encryptRaw(Buffer.alloc(32, 32))), 'damaged'],
    ['pad byte 0', () => sign(layout({ pad: Buffer.alloc(PAD, 0) })), 'damaged'],
    ['pad byte 33', () => sign(layout({ pad: Buffer.alloc(PAD, 33) })), 'damaged'],
    ['padding of unequal bytes', () => sign(layout({ pad: Buffer.alloc(PAD, PAD).fill(9, 0, 1) })), 'damaged'],
    ['padding to 16 instead of 32', () => sign(layout({ message: AT_31, pad: Buffer.alloc(15, 15) })), 'damaged'],
    ['msg_len one too long', () => sign(layout({ length: 12 })), 'receiver'],
    ['msg_len one too short', () => sign(layout({ length: 10 })), 'receiver'],
    ['msg_len beyond the data', () => sign(layout({ length: 5_000 })), 'damaged'],
    ['msg_len 2^32 - 1', () => sign(layout({ length: 0xffffffff })), 'damaged'],
    ['a message that is no UTF-8', () => sign(layout({ message: Buffer.from([0xe4, 0xbd, 0x41]) })), 'damaged'],
    ['another corp', () => sign(layout({ id: 'ww0000000000000000' })), 'receiver'],
    ['no corp', () => sign(layout({ id: '' })), 'receiver'],
    ['our corp and more', () => sign(layout({ id: `${KEYS.corpId}x` })), 'receiver'],
  ])('%s', (_, make, expected) => {
    expect(refusal(() => open(KEYS, make()))).toBe(expected);
  });

  test('another EncodingAESKey', () => {
    const other = { ...KEYS, encodingAesKey: 'b'.repeat(43) };
    expect(refusal(() => open(other, sign(layout({}))))).toBe('damaged');
  });

  test('any changed byte is refused', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, change) => {
        const sealed = seal(KEYS, plain, STAMP);
        const bytes = Buffer.from(sealed.encrypt, 'base64');
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ change;
        expect(refusal(() => open(KEYS, { ...sealed, encrypt: bytes.toString('base64') }))).toBe('signature');
      }),
    );
  });
});

describe('seal', () => {
  test.each(vectors)('$name', ({ randomHex, ...vector }) => {
    const stamp = { timestamp: vector.timestamp ?? '1', nonce: vector.nonce ?? '1' };
    const sealed = seal({ ...vector, token: vector.token ?? '' }, vector.plain, stamp, Buffer.from(randomHex, 'hex'));
    expect(sealed.encrypt).toBe(vector.encrypt);
    if (vector.msgSignature !== null) expect(sealed.msgSignature).toBe(vector.msgSignature);
  });

  test('open undoes it, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (plain) => {
        expect(open(KEYS, seal(KEYS, plain, STAMP))).toBe(plain);
      }),
    );
  });
});
