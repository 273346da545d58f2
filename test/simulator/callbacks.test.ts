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

/** What arrived, by its text. */
const heard = () => stage.bot.received.map(({ fields }) => String(fields.Content).trim());

describe('bad weather on the way', () => {
  let settings: Stage['simulator']['settings'];
  let faults: Stage['simulator']['faults'];
  beforeEach(() => {
    ({ settings, faults } = stage.simulator);
  });

  test('a callback that is lost, or whose answer is, comes again, the last time for certain', async () => {
    settings.lostRequests = 1;
    const lost = await stage.simulator.say('liqiang', '一');
    expect(lost.attempts.map(({ failure }) => failure)).toEqual(['timeout', 'timeout', 'timeout', null]);
    expect(heard()).toEqual(['一']);
    Object.assign(settings, { lostRequests: 0, lostAnswers: 1 });
    const forgotten = await stage.simulator.say('liqiang', '二');
    expect(forgotten.attempts.map(({ failure }) => failure)).toEqual(['timeout', 'timeout', 'timeout', null]);
    expect(heard()).toEqual(['一', '二', '二', '二', '二']);
    expect(forgotten.reply?.text).toBe('收到:二');
  });

  test('doubled, and repeated at once or after later ones; seen once by the member', async () => {
    settings.doubled = 1;
    await stage.simulator.say('liqiang', '一');
    expect(heard()).toEqual(['一', '一']);
    Object.assign(settings, { doubled: 0, repeated: 1 });
    for (let n = 2; n < 12; n += 1) await stage.simulator.say('liqiang', `${n}`);
    const late = faults.tally.get('callback repeated late') ?? 0;
    const atOnce = faults.tally.get('callback repeated at once') ?? 0;
    expect([late > 0, atOnce > 0, late + atOnce]).toEqual([true, true, 10]);
    const order = heard();
    expect(order.some((text, index) => order.indexOf(text) < index && order[index - 1] !== text)).toBe(true);
    expect(stage.simulator.chat('liqiang').filter(({ kind }) => kind === 'passive')).toHaveLength(11);
  });

  test('an event comes twice, too; a callback made by hand never does', async () => {
    Object.assign(settings, { doubled: 1, repeated: 1 });
    await stage.simulator.event('liqiang', { Event: 'enter_agent', EventKey: '' });
    expect(stage.bot.received.length).toBeGreaterThan(1);
    stage.bot.received.length = 0;
    await stage.simulator.post({ from: 'liqiang', nonce: '1', fields: { MsgType: 'text', Content: '在吗' } });
    expect(heard()).toEqual(['在吗']);
  });

  test('whoever answers a repetition in other words is found out', async () => {
    settings.doubled = 1;
    stage.bot.answer = (_, ctx) => {
      ctx.body = sealedReply('LiQiang', `第${stage.bot.received.length}次`);
    };
    await expect(stage.simulator.say('liqiang', '在吗')).rejects.toThrow('a message that came twice was answered');
  });

  test('a callback that is late is overtaken', async () => {
    Object.assign(settings, { delayed: 1, delayMs: [300, 300] });
    const late = stage.simulator.say('liqiang', '一');
    settings.delayed = 0;
    await stage.simulator.say('wangfang', '二');
    await late;
    expect(heard()).toEqual(['二', '一']);
    expect(faults.tally.get('callback overtaken')).toBe(1);
  });

  test('XML in a style drawn by lot', async () => {
    settings.styles = ['bare', 'indented', 'bom'];
    for (let n = 0; n < 12; n += 1) await stage.simulator.say('liqiang', `${n}`);
    const styles = stage.bot.received.map(({ plain }) =>
      plain.startsWith('\uFEFF')
        ? 'bom'
        : plain.includes('\n')
          ? 'indented'
          : plain.includes('CDATA')
            ? 'cdata'
            : 'bare',
    );
    expect(new Set(styles)).toEqual(new Set(['bare', 'indented', 'bom']));
    expect(heard()).toEqual(Array.from({ length: 12 }, (_, n) => `${n}`));
  });

  test('in fair weather nothing of it happens', async () => {
    for (let n = 0; n < 20; n += 1) await stage.simulator.say('liqiang', `${n}`);
    expect(stage.bot.received).toHaveLength(20);
    expect([...faults.tally]).toEqual([]);
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
  test('an echo of 19 digits, and every + / = of it percent-encoded', async () => {
    const queries: string[] = [];
    const echoes: string[] = [];
    stage.bot.echo = (plain, ctx) => {
      echoes.push(plain);
      queries.push(ctx.querystring);
      ctx.body = plain;
    };
    for (let n = 0; n < 10; n += 1) expect((await stage.simulator.verify()).ok).toBe(true);
    for (const echo of echoes) expect(echo).toMatch(/^[1-9]\d{18}$/);
    const sealed = queries.map((query) => /echostr=([^&]*)/.exec(query)?.[1] ?? '');
    expect(sealed.join()).toMatch(/%2B/);
    expect(sealed.join()).toMatch(/%2F/);
    for (const one of sealed) expect(one).toMatch(/^(?:[A-Za-z0-9]|%2B|%2F|%3D)+$/);
  });

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
