import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CallbackRefused } from '../../src/errors.ts';
import { open, seal } from '../../src/wecom/crypto.ts';
import { readEnvelope } from '../../src/wecom/envelope.ts';
import { readIncoming } from '../../src/wecom/message.ts';
import { parseXml } from '../../src/wecom/xml.ts';

/** A folder of payloads somebody recorded; see the commands for developers in the README. */
const folder = process.env.SAMPLES_DIR;

/** A ciphertext with all that is known of it, as collections of test vectors write it. */
const vector = z
  .looseObject({
    ...{ encrypt: z.string(), token: z.string().nullish(), timestamp: z.string().nullish() },
    ...{ nonce: z.string().nullish(), encodingAESKey: z.string().optional(), encodingAesKey: z.string().optional() },
    ...{ msg_signature: z.string().nullish(), msgSignature: z.string().nullish(), randomHex: z.string().optional() },
    ...{ corpId: z.string().optional(), plain: z.string().optional() },
    expected: z.looseObject({ receiveid: z.string(), msg: z.string(), random_hex: z.string().optional() }).optional(),
  })
  .transform((v) => ({
    keys: {
      token: v.token ?? '',
      encodingAesKey: v.encodingAesKey ?? v.encodingAESKey ?? '',
      corpId: v.corpId ?? v.expected?.receiveid ?? '',
    },
    stamp: { timestamp: v.timestamp ?? '', nonce: v.nonce ?? '' },
    encrypt: v.encrypt,
    msgSignature: v.msgSignature ?? v.msg_signature ?? null,
    plain: v.plain ?? v.expected?.msg ?? '',
    random: v.randomHex ?? v.expected?.random_hex,
  }));
type Vector = z.infer<typeof vector>;

/** What a decrypted callback is to the bot; only the declared errors may be thrown for it. */
function meaningOf(xml: string): string {
  const corp = corpOf(xml);
  try {
    const incoming = readIncoming(xml, corp);
    return incoming.kind === 'unknown' ? `unknown ${incoming.type}` : incoming.kind;
  } catch (error) {
    if (error instanceof SyntaxError) return 'no <xml> document';
    if (error instanceof z.ZodError) return 'no message to an app';
    throw error;
  }
}

function corpOf(xml: string): string {
  try {
    const to = parseXml(xml).ToUserName;
    return typeof to === 'string' ? to : '';
  } catch {
    return '';
  }
}

function isEnvelope(xml: string): boolean {
  try {
    return readEnvelope(xml).encrypt !== '';
  } catch (error) {
    expect(error).toBeInstanceOf(CallbackRefused);
    return false;
  }
}

function check({ keys, stamp, encrypt, msgSignature, plain, random }: Vector): void {
  if (random !== undefined) expect(seal(keys, plain, stamp, Buffer.from(random, 'hex')).encrypt).toBe(encrypt);
  if (msgSignature !== null) expect(open(keys, { ...stamp, encrypt, msgSignature })).toBe(plain);
}

describe.skipIf(!folder)('recorded payloads', () => {
  const files = folder
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];
  const read = (file: string) => readFileSync(file, 'utf8');
  const named = (end: string) => files.filter((file) => file.endsWith(end));

  test('every XML is understood, or acknowledged and set aside', () => {
    expect(files, 'files in SAMPLES_DIR').not.toHaveLength(0);
    const found = named('.xml').map((file) => {
      const xml = read(file);
      return { file, is: isEnvelope(xml) ? 'envelope' : meaningOf(xml) };
    });
    const aside = found.filter(({ is }) => /^(unknown|no) /.test(is));
    console.info(`${found.length} XML files, ${found.length - aside.length} understood, ${aside.length} set aside:`);
    for (const { file, is } of aside) console.info(`  ${relative(folder ?? '', file)}: ${is}`);
  });

  test('every vector opens, and sealing it again gives the same', () => {
    const documents = named('.json').map((file) => JSON.parse(read(file)) as unknown);
    const vectors = documents
      .flatMap((document) => (Array.isArray(document) ? document : [document]))
      .flatMap((one) => vector.safeParse(one).data ?? []);
    for (const one of vectors) check(one);
    const meanings = vectors.map(({ plain }) => (plain.startsWith('<') ? meaningOf(plain) : 'echo'));
    console.info(`${vectors.length} vectors: ${meanings.join(', ')}`);
  });
});
