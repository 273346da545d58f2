import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContractViolation } from '../../src/simulator/callbacks.ts';
import { type Stage, setStage } from './stage.ts';
import { KEYS, sealedReply } from './stand-in-bot.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('what a member says', () => {
  test('arrives signed and encrypted, and the passive reply becomes a bubble', async () => {
    const delivery = await stage.simulator.say('liqiang', '张伟 <看了A4L> ]]> & 预算30万\n下周三试驾');
    expect(delivery).toMatchObject({ accepted: true, status: 200, violations: [], attempts: [{ failure: null }] });
    expect(stage.bot.received[0]?.fields).toEqual({
      ToUserName: KEYS.corpId,
      FromUserName: 'LiQiang',
      CreateTime: '1790125200',
      MsgType: 'text',
      Content: '张伟 <看了A4L> ]]> & 预算30万\n下周三试驾',
      MsgId: delivery.msgId,
      AgentID: '1000002',
    });
    expect(stage.simulator.chat('LIQIANG')).toMatchObject([
      { kind: 'said', direction: 'to-bot', at: stage.now },
      { kind: 'passive', direction: 'to-member', text: '收到:张伟 <看了A4L> ]]> & 预算30万\n下周三试驾' },
    ]);
  });

  test('carries a MsgId no number can hold, and a new nonce each time', async () => {
    const { simulator, bot } = stage;
    const ids = [await simulator.say('liqiang', '一'), await simulator.say('liqiang', '二')].map(({ msgId }) => msgId);
    expect(ids[0]).toMatch(/^7\d{18}$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(bot.received[0]?.query.nonce).not.toBe(bot.received[1]?.query.nonce);
  });

  test('an empty answer and "success" are no reply', async () => {
    for (const body of ['', 'success']) {
      stage.bot.answer = (_, ctx) => {
        ctx.body = body;
      };
      expect(await stage.simulator.say('liqiang', '在吗')).toMatchObject({
        accepted: true,
        reply: null,
        violations: [],
      });
    }
  });

  test('nobody unknown can speak, except through post()', async () => {
    await expect(stage.simulator.say('ghost', '在吗')).rejects.toThrow('ghost is not in the simulated directory');
    const fields = { MsgType: 'text', Content: '在吗' };
    expect(await stage.simulator.post({ from: 'ghost', fields })).toMatchObject({ accepted: true });
  });
});

describe('a passive reply that breaks a rule', () => {
  const cases: [string, string, string][] = [
    ['a wrong signature', sealedReply('LiQiang', '好', { token: 'other' }), 'the signature of the reply is wrong'],
    ['another company', sealedReply('LiQiang', '好', { receiveId: 'wwother' }), "for receiveid 'wwother'"],
    ['another member', sealedReply('zhaolei', '好'), "ToUserName is 'zhaolei'"],
    ['the direction of the question', sealedReply(KEYS.corpId, '好', { from: 'LiQiang' }), "FromUserName is 'LiQiang'"],
    ['too many bytes', sealedReply('LiQiang', '好'.repeat(683)), 'Content has 2049 bytes'],
    ['no text', sealedReply('LiQiang', ''), 'Content is empty'],
    ['markdown', sealedReply('LiQiang', '', { body: '<MsgType>markdown</MsgType>' }), "MsgType 'markdown'"],
    ['no XML', '<html>', 'the answer'],
    ['plain XML', '<xml><Content>好</Content></xml>', 'the answer lacks Encrypt, MsgSignature, TimeStamp, Nonce'],
    [
      'an unknown picture',
      sealedReply('LiQiang', '', { body: '<MsgType>image</MsgType><Image><MediaId>x</MediaId></Image>' }),
      'media_id',
    ],
    [
      'a card update nobody asked for',
      sealedReply('LiQiang', '', { body: '<MsgType>update_button</MsgType>' }),
      'no answer to a message',
    ],
  ];
  test.each(cases)('%s', async (_, body, violation) => {
    stage.bot.answer = (_message, ctx) => {
      ctx.body = body;
    };
    const attempt = stage.simulator.say('LiQiang', '在吗');
    await expect(attempt).rejects.toThrow(ContractViolation);
    await expect(attempt).rejects.toThrow(violation);
    expect(stage.simulator.chat('LiQiang')).toHaveLength(1);
    expect(stage.log.join()).toContain(violation);
    stage.simulator.settings.strict = false;
    expect((await stage.simulator.say('LiQiang', '在吗')).violations.join()).toContain(violation);
  });

  test('2048 bytes are still well', async () => {
    stage.bot.answer = (_message, ctx) => {
      ctx.body = sealedReply('LiQiang', `${'好'.repeat(682)}ab`);
    };
    expect((await stage.simulator.say('LiQiang', '在吗')).violations).toEqual([]);
  });
});

describe('time-outs and retries', () => {
  test('a bot that never answers gets the message four times with one MsgId and fresh nonces', async () => {
    stage.simulator.settings.callbackTimeoutMs = 200;
    stage.bot.answer = (_, ctx) => {
      ctx.respond = false;
    };
    const delivery = await stage.simulator.say('liqiang', '在吗');
    expect(delivery.attempts.map(({ failure }) => failure)).toEqual(Array(4).fill('timeout'));
    expect(delivery).toMatchObject({ accepted: false, status: null });
    expect(new Set(stage.bot.received.map(({ fields }) => fields.MsgId))).toEqual(new Set([delivery.msgId]));
    expect(new Set(stage.bot.received.map(({ query }) => query.nonce)).size).toBe(4);
    expect(stage.simulator.chat('liqiang')).toMatchObject([{ kind: 'said', failed: '助手没有在 0.2 秒内回应' }]);
  });

  test('the reply to the second attempt counts, and identical retries can be had', async () => {
    stage.simulator.settings.callbackTimeoutMs = 400;
    stage.simulator.settings.retryIdentical = true;
    stage.bot.answer = (_, ctx) => {
      if (stage.bot.received.length === 1) ctx.respond = false;
      else ctx.body = sealedReply('LiQiang', '来了');
    };
    const delivery = await stage.simulator.say('liqiang', '在吗');
    expect(delivery).toMatchObject({ accepted: true, reply: { text: '来了' } });
    expect(stage.bot.received[0]?.envelope).toBe(stage.bot.received[1]?.envelope);
  });

  test.each([
    [false, 1],
    [true, 4],
  ])('retry on another status than 200: %s → %i attempts', async (retryOnStatus, attempts) => {
    stage.simulator.settings.retryOnStatus = retryOnStatus;
    stage.bot.answer = (_, ctx) => ctx.throw(500);
    const delivery = await stage.simulator.say('liqiang', '在吗');
    expect(delivery).toMatchObject({ accepted: false, status: 500 });
    expect(delivery.attempts).toHaveLength(attempts);
  });

  test('a bot that is not there', async () => {
    await stage.bot.close();
    const delivery = await stage.simulator.say('liqiang', '在吗');
    expect(delivery.attempts.map(({ failure }) => failure)).toEqual(Array(4).fill('connect'));
    expect(stage.simulator.chat('liqiang')).toMatchObject([{ failed: '连不上助手，它启动了吗？' }]);
  });
});

describe('hostile callbacks', () => {
  const text = { from: 'LiQiang', fields: { MsgType: 'text', Content: '在吗' } };
  test.each([
    ['a foreign token', { token: 'other' }],
    ['a foreign company', { receiveId: 'wwother' }],
    ['a changed ciphertext', { tamper: (sealed: string) => `${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}` }],
    ['a changed timestamp', { query: (query: URLSearchParams) => query.set('timestamp', '1') }],
    ['no signature', { query: (query: URLSearchParams) => query.delete('msg_signature') }],
  ])('%s is refused', async (_, variation) => {
    expect(await stage.simulator.post({ ...text, ...variation })).toMatchObject({ accepted: false, status: 403 });
    expect(stage.bot.received).toEqual([]);
  });

  test.each(['cdata', 'bare', 'indented', 'bom'] as const)('XML in the style %s is read', async (style) => {
    expect(await stage.simulator.post({ ...text, style })).toMatchObject({ accepted: true });
    expect(String(stage.bot.received[0]?.fields.Content).trim()).toBe('在吗');
  });

  test('a replay is the same request byte for byte', async () => {
    const delivery = await stage.simulator.say('LiQiang', '在吗');
    await stage.simulator.replay(delivery);
    const [first, second] = stage.bot.received;
    expect([second?.envelope, second?.query]).toEqual([first?.envelope, first?.query]);
  });

  test('any body at all', async () => {
    expect(await stage.simulator.post({ ...text, body: '<!DOCTYPE xml [<!ENTITY a "b">]><xml>&a;' })).toMatchObject({
      accepted: false,
    });
  });

  test('two events of the system in one second, and messages of every kind', async () => {
    const event = { Event: 'change_contact', ChangeType: 'delete_user' };
    await stage.simulator.event('sys', { ...event, UserID: 'a', AgentID: null });
    await stage.simulator.event('sys', { ...event, UserID: 'b', AgentID: null });
    const kinds = [
      { MsgType: 'image', PicUrl: 'http://x/y.jpg', MediaId: 'm1' },
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr' },
      { MsgType: 'location', Location_X: '31.2', Location_Y: '121.4', Scale: '16', Label: '展厅', AppType: 'wxwork' },
    ];
    for (const kind of kinds) await stage.simulator.message('LiQiang', kind);
    expect(stage.bot.received.map(({ fields }) => fields)).toMatchObject([
      { FromUserName: 'sys', Event: 'change_contact', UserID: 'a', CreateTime: '1790125200' },
      { FromUserName: 'sys', Event: 'change_contact', UserID: 'b', CreateTime: '1790125200' },
      ...kinds,
    ]);
    expect(stage.bot.received[0]?.fields).not.toHaveProperty('MsgId');
    expect(stage.bot.received[0]?.fields).not.toHaveProperty('AgentID');
    expect(stage.simulator.chat('LiQiang').map((bubble) => bubble.text)).toEqual(['[图片]', '[语音]', '[位置]']);
  });
});

describe('the GET check of the webhook', () => {
  test('an exact echo passes', async () => {
    expect(await stage.simulator.verify()).toEqual({ ok: true, status: 200, problem: null });
  });

  test.each([
    ['quotes', (plain: string) => `"${plain}"`],
    ['a BOM', (plain: string) => `\uFEFF${plain}`],
    ['a newline', (plain: string) => `${plain}\n`],
    ['a number, which rounds it', (plain: string) => String(Number(plain))],
  ])('%s fails', async (_, spoil) => {
    stage.bot.echo = (plain, ctx) => {
      ctx.body = spoil(plain);
    };
    expect(await stage.simulator.verify()).toMatchObject({ ok: false, status: 200 });
  });

  test('a late answer fails', async () => {
    stage.simulator.settings.verifyTimeoutMs = 50;
    stage.bot.echo = (_, ctx) => {
      ctx.respond = false;
    };
    expect(await stage.simulator.verify()).toEqual({
      ok: false,
      status: null,
      problem: 'no answer within the time limit',
    });
  });
});
