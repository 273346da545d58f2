import { expect, test } from 'vitest';
import type { RawCallback } from '../../src/simulator/callbacks.ts';
import { send } from '../../src/simulator/post.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';

const text = (content: string): RawCallback => ({ from: 'liqiang', fields: { MsgType: 'text', Content: content } });
const flipped = (sealed: string): string =>
  `${sealed.slice(0, 40)}${sealed[40] === 'A' ? 'B' : 'A'}${sealed.slice(41)}`;

/** What did not come from WeCom, or not to this company. */
const refused: readonly (readonly [what: string, status: number, callback: RawCallback])[] = [
  ['signed with another token', 403, { ...text('张伟'), token: 'anotherToken' }],
  ['changed on its way', 403, { ...text('张伟'), tamper: flipped }],
  ['sealed for another company', 400, { ...text('张伟'), receiveId: 'ww0000000000other' }],
  ['sealed with another key', 400, { ...text('张伟'), encodingAesKey: 'Z'.repeat(43) }],
  ['without a signature', 400, { ...text('张伟'), query: (query) => query.delete('msg_signature') }],
  ['a megabyte', 413, { ...text('张伟'), body: Buffer.alloc(1_000_000, 'x') }],
  ['no XML at all', 400, { ...text('张伟'), body: 'not <xml' }],
  ['XML without a ciphertext', 400, { ...text('张伟'), body: '<xml><ToUserName>ww</ToUserName></xml>' }],
  ['nothing', 400, { ...text('张伟'), body: '' }],
];

/** Signed and sealed by WeCom, yet nothing to act on: taken, so that it is not sent again. */
const setAside: readonly (readonly [what: string, callback: RawCallback])[] = [
  ['no XML inside', { from: 'liqiang', plain: 'garbage' }],
  ['XML that is no message', { from: 'liqiang', plain: '<xml><A>1</A></xml>' }],
  ['a type nobody knows', { from: 'liqiang', fields: { MsgType: 'hologram', Content: '张伟' } }],
  ['an event nobody knows', { from: 'liqiang', fields: { MsgType: 'event', Event: 'teleported' } }],
  [
    'a year nobody lives to see',
    { from: 'liqiang', fields: { MsgType: 'text', Content: '张伟', CreateTime: 999_999_999_999 } },
  ],
  ["another app's message", { from: 'liqiang', fields: { MsgType: 'text', Content: '张伟', AgentID: 1_000_099 } }],
];

/** The address and body of things nobody should have to answer for, in turn. */
const rubbish: readonly (readonly [query: string, body: string])[] = [
  ['', ''],
  [
    `?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`,
    '<xml><ToUserName>ww</ToUserName><Encrypt>AAAA</Encrypt></xml>',
  ],
  [
    `?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`,
    `<xml><ToUserName/><Encrypt>${'A'.repeat(60_000)}</Encrypt></xml>`,
  ],
  [`?msg_signature=${'0'.repeat(40)}&timestamp=1&nonce=2`, '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'],
  ['?msg_signature[]=x&nonce=%zz', '{"tousername":"x"}'],
];

/** What is said to messages that are no text. */
const others: readonly (readonly [what: string, callback: RawCallback, reply: RegExp])[] = [
  [
    'a picture',
    { from: 'liqiang', fields: { MsgType: 'image', PicUrl: 'x', MediaId: 'm' } },
    /^收到图片。是哪位客户的？/,
  ],
  ['a place', { from: 'liqiang', fields: { MsgType: 'location', Location_X: 31, Location_Y: 121 } }, /^收到位置/],
  ['a new member', { from: 'liqiang', fields: { MsgType: 'event', Event: 'subscribe' } }, /^你好，我是回访助手/],
];

const written = async ({ prisma }: Store) => ({
  inbound: await prisma.inbound.count(),
  customers: await prisma.customer.count(),
});

onEachDatabase('what comes to the webhook', () => {
  test('what is forged, broken or too big is refused without a word, and nothing is kept', async () => {
    const store = await startStore();
    for (const [what, status, callback] of refused) {
      const delivery = await store.simulator.post(callback);
      expect([what, delivery.status, delivery.attempts[0]?.body]).toEqual([what, status, '']);
    }
    expect(await written(store)).toEqual({ inbound: 0, customers: 0 });
    expect(await store.says('liqiang', '张伟 13800138000')).toMatch(/^已记：张伟/);
  });

  test('what WeCom sends and we cannot use is taken and set aside', async () => {
    const store = await startStore();
    for (const [what, callback] of setAside) {
      const delivery = await store.simulator.post(callback);
      expect([what, delivery.status, delivery.reply]).toEqual([what, 200, null]);
    }
    expect(await written(store)).toEqual({ inbound: 0, customers: 0 });
  });

  test('what is no text gets a helpful word', async () => {
    const store = await startStore();
    for (const [what, callback, reply] of others)
      expect((await store.simulator.post(callback)).reply?.text, what).toMatch(reply);
  });

  test('of a stranger only the id and the sender are kept, and the refusal is polite', async () => {
    const store = await startStore();
    const secret = '我是谁 13812345678';
    const said = { from: 'NobodyKnown', fields: { MsgType: 'text', Content: secret } };
    const delivery = await store.simulator.post(said);
    expect(delivery.reply?.text).toMatch(/^你好，我是回访助手，只为本店成员服务。/);
    const rows = await store.prisma.inbound.findMany();
    expect(rows).toMatchObject([
      {
        userid: 'nobodyknown',
        memberId: null,
        text: null,
        reply: null,
        dedupKey: expect.stringContaining(delivery.msgId ?? '-'),
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('13812345678');
    expect((await store.simulator.replay(delivery)).reply?.text).toBe(delivery.reply?.text);
  });

  test('who has left is a stranger, and who comes back finds everything', async () => {
    const store = await startStore();
    await store.says('liqiang', '张伟 13800138000');
    await store.prisma.member.update({ where: { userid: 'liqiang' }, data: { active: false } });
    expect(await store.says('liqiang', '张伟')).not.toContain('13800138000');
    await store.prisma.member.update({ where: { userid: 'liqiang' }, data: { active: true } });
    expect(await store.says('liqiang', '张伟')).toContain('13800138000');
  });

  test('odd but harmless texts change nothing and break nothing', async () => {
    const store = await startStore();
    const odd = [
      '',
      ' ',
      '\u0000',
      '😀😀',
      '1'.repeat(2000),
      '张'.repeat(680),
      "'; DROP TABLE customers; --",
      '<xml>',
      ']]>',
      '%s%n',
    ];
    for (const said of odd) expect((await store.simulator.post(text(said))).status, JSON.stringify(said)).toBe(200);
    expect(await store.prisma.customer.count()).toBe(0);
  });
});

test('beside a flood of 2,000 bad requests every message is answered, once', async () => {
  // How long it takes on how busy a machine is for the bench to say.
  const store = await startStore({ bot: { replyWithinMs: 60_000 } });
  store.simulator.settings.callbackTimeoutMs = 60_000;
  const url = store.simulator.settings.callbackUrl ?? '';
  const statuses: number[] = [];
  const next = Array<typeof rubbish>(400).fill(rubbish).flat().values();
  const flooder = async () => {
    for (const [query, body] of next) {
      const outcome = await send({ url: `${url}${query}`, method: 'POST', body, timeoutMs: 20_000 });
      statuses.push('answer' in outcome ? outcome.answer.status : 0);
    }
  };
  const flood = Promise.all(Array.from({ length: 50 }, flooder));
  const answers: string[] = [];
  for (const index of Array(20).keys()) answers.push(await store.says('liqiang', `张伟 预算${index + 10}万`));
  const before = statuses.length;
  await flood;
  expect(before, 'refused while the messages were answered').toBeGreaterThan(0);
  expect(answers.filter((answer) => !/^已记：张伟/.test(answer))).toEqual([]);
  expect(store.pushes('liqiang'), 'once more through the outbox').toEqual([]);
  expect(statuses).toHaveLength(2_000);
  // From the 21st of a minute on the same address hears 429.
  expect(new Set(statuses)).toEqual(new Set([400, 403, 429]));
  expect(await store.prisma.inbound.count()).toBe(20);
}, 60_000);
