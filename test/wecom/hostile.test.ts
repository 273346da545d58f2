import { createCipheriv } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CallbackRefused, WeComError } from '../../src/errors.ts';
import { writeXml } from '../../src/simulator/xml.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import { open } from '../../src/wecom/crypto.ts';
import { readEnvelope } from '../../src/wecom/envelope.ts';
import { readIncoming } from '../../src/wecom/message.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { parseXml } from '../../src/wecom/xml.ts';
import { KEYS, recordingLog, STAMP } from './callback.ts';

/** What `run` throws, if anything. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

const folder = new URL('../fixtures/wecom/callbacks/', import.meta.url);
const fixtures = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
const SCRAPS = ['<', '>', '</', '/>', '<![CDATA[', ']]>', '<!--', '-->', '<?', '<!DOCTYPE x [', '&', '&#0;', '\0', '"'];

/** Real callbacks with a piece cut out, doubled, or put where it does not belong. */
const damagedXml = fc
  .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat(200), fc.constantFrom('', ...SCRAPS), fc.boolean())
  .map(([xml, at, length, scrap, doubled]) => {
    const start = at % xml.length;
    const piece = xml.slice(start, start + length);
    return xml.slice(0, start) + scrap + (doubled ? piece + piece : '') + xml.slice(start + length);
  });
/** Markup that nobody ever wrote on purpose. */
const scraps = fc
  .array(fc.oneof(fc.constantFrom(...SCRAPS, '<xml>', '</xml>', '<MsgType>', 'event'), fc.string({ maxLength: 5 })))
  .map((parts) => parts.join(''));
const anyXml = fc.oneof(damagedXml, scraps, fc.string({ unit: 'binary' }));

describe('whatever the XML', () => {
  test('it is read, or refused with the declared errors', () => {
    fc.assert(
      fc.property(anyXml, (xml) => {
        const [parsed, envelope, incoming] = [
          thrownBy(() => parseXml(xml)),
          thrownBy(() => readEnvelope(xml)),
          thrownBy(() => readIncoming(xml, KEYS.corpId)),
        ];
        if (parsed) expect(parsed).toBeInstanceOf(SyntaxError);
        if (envelope) expect(envelope).toBeInstanceOf(CallbackRefused);
        if (incoming) expect(incoming instanceof SyntaxError || incoming instanceof z.ZodError).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  test('half a megabyte of it takes no more than a moment', () => {
    const big = [
      '<a>'.repeat(170_000),
      '<xml>'.concat('<a>1</a>'.repeat(60_000), '</xml>'),
      `<xml><a>${'&amp;'.repeat(100_000)}</a></xml>`,
      `<xml><a>${'<![CDATA[x]]>'.repeat(40_000)}</a></xml>`,
      `<xml ${'a="1" '.repeat(80_000)}></xml>`,
      `<xml><a>${']]'.repeat(250_000)}</a></xml>`,
      `<!--${'-'.repeat(500_000)}`,
    ];
    const began = performance.now();
    for (const xml of big) thrownBy(() => parseXml(xml));
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test('a member can write anything, and it arrives as it was written, in each of the styles of WeCom', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => text === text.trim());
    fc.assert(
      fc.property(typed, fc.constantFrom('cdata', 'bare', 'indented', 'bom'), (text, style) => {
        const head = { ToUserName: KEYS.corpId, FromUserName: 'ChenYu', CreateTime: 1_789_000_000 };
        const xml = writeXml({ ...head, MsgType: 'text', Content: text, MsgId: '1' }, style);
        expect(readIncoming(xml, KEYS.corpId)).toMatchObject({ kind: 'text', content: text });
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

const aesKey = Buffer.from(`${KEYS.encodingAesKey}=`, 'base64');
function encrypted(blocks: Uint8Array): string {
  const cipher = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
  const whole = Buffer.concat([blocks, Buffer.alloc((16 - (blocks.length % 16)) % 16)]);
  return Buffer.concat([cipher.update(whole), cipher.final()]).toString('base64');
}

/** A length, a text, a receiver and a padding that need not fit each other. */
const layouts = fc
  .tuple(fc.nat(0xffffffff), fc.boolean(), fc.uint8Array({ maxLength: 300 }), fc.constantFrom('', KEYS.corpId, 'ww0'))
  .chain(([length, isTrue, message, id]) =>
    fc.tuple(fc.uint8Array({ maxLength: 40 }), fc.nat(255)).map(([tail, pad]) => {
      const count = Buffer.alloc(4);
      count.writeUInt32BE(isTrue ? message.length : length);
      return Buffer.concat([Buffer.alloc(16, 1), count, message, Buffer.from(id), tail, Buffer.alloc(pad % 40, pad)]);
    }),
  );

describe('whatever the ciphertext, even with our own signature', () => {
  const anyCiphertext = fc.oneof(
    layouts.map(encrypted),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );
  test('it opens, or is refused with a reason', () => {
    fc.assert(
      fc.property(anyCiphertext, (encrypt) => {
        const plain = encrypt.replaceAll(' ', '+');
        const msgSignature = getSignature(KEYS.token, STAMP.timestamp, STAMP.nonce, plain);
        const thrown = thrownBy(() => open(KEYS, { ...STAMP, msgSignature, encrypt }));
        if (thrown) expect(thrown).toBeInstanceOf(CallbackRefused);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe('whatever WeCom answers', () => {
  /** A client whose WeCom gives tokens, and else this. */
  function answered(body: string, status = 200) {
    const json = (text: string, code = 200) => new Response(text, { status: code });
    return createWeComClient({
      ...{ base: 'http://wecom', corpId: KEYS.corpId, secret: 's', agentId: 1, tokenStore: memoryTokenStore() },
      ...{ now: () => new Date('2026-11-23T10:00:00Z'), log: recordingLog().log, readPausesMs: [] },
      fetch: async (input) =>
        String(input).includes('gettoken')
          ? json('{"errcode":0,"access_token":"t","expires_in":7200}')
          : json(body, status),
    });
  }
  /** Answers with the right names and the wrong values, and answers that are none. */
  const names = ['errcode', 'errmsg', 'msgid', 'invaliduser', 'unlicenseduser', 'response_code', 'department'];
  const odd = fc.dictionary(fc.constantFrom(...names, 'userlist', 'ip_list', '__proto__'), fc.jsonValue());
  const failing = fc.record({ errcode: fc.integer(), errmsg: fc.string() });
  const anyAnswer = fc.oneof(
    odd.map((one) => JSON.stringify(one)),
    failing.map((one) => JSON.stringify(one)),
    fc.json(),
  );
  const anyStatus = fc.constantFrom(200, 200, 200, 301, 400, 404, 429, 500, 502);

  test('sending ends in an outcome, everything else in a value or a WeComError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyAnswer, fc.string()), anyStatus, async (body, status) => {
        const client = answered(body, status);
        const sent = await client.send({ to: ['lisi'], msgtype: 'text', text: { content: '今天回访张伟' } });
        expect(['sent', 'retry', 'refused']).toContain(sent.kind);
        for (const call of [() => client.departments(), () => client.members(1), () => client.callbackIps()])
          await call().catch((error: unknown) => expect(error).toBeInstanceOf(WeComError));
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
