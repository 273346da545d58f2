import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_ID, call, DIRECTORY, type Stage, sendText, setStage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const texts = (userid: string) => stage.simulator.chat(userid).map((bubble) => bubble.text);
const later = (seconds: number) => new Date(stage.now.getTime() + seconds * 1000);
const base = { touser: 'liqiang', msgtype: 'text', agentid: AGENT_ID, text: { content: '早' } };

describe('message/send', () => {
  test('reaches members as a push', async () => {
    const answer = await sendText(stage, 'LIQIANG|wangfang|liqiang', '早');
    expect(answer).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(answer).not.toHaveProperty('invaliduser');
    expect(answer).not.toHaveProperty('response_code');
    expect(stage.simulator.chat('LiQiang')).toMatchObject([
      { kind: 'push', userid: 'LiQiang', msgid: answer.msgid, at: stage.now },
    ]);
    expect(texts('wangfang')).toEqual(['早']);
  });

  // Each case breaks this rule and every later one, so the order shows.
  test.each<[string, Record<string, unknown>, number]>([
    ['no agentid', { agentid: undefined, msgtype: 'x', touser: '' }, 41011],
    ['an agentid that is none', { agentid: 'x', msgtype: 'x', touser: '' }, 40056],
    ['another app', { agentid: 7, msgtype: 'x', touser: '' }, 301002],
    ['an unknown msgtype', { msgtype: 'markdown_v2', touser: '' }, 40008],
    ['nobody', { touser: '', text: {} }, 82001],
    ['too many', { touser: Array(1001).fill('a').join('|'), text: {} }, 40032],
    ['too many parties', { toparty: Array(101).fill('1').join('|'), text: {} }, 82002],
    ['nobody in range', { touser: 'Outside|gone|Nobody', text: {} }, 81013],
    ['no content', { text: { content: '' } }, 44004],
    ['no object', { text: undefined }, 44004],
    ['markdown too long', { msgtype: 'markdown', markdown: { content: '好'.repeat(683) } }, 45002],
    ['a card without a link', { msgtype: 'textcard', textcard: { title: 't', description: 'd', url: 'x' } }, 42028],
    [
      'a title too long',
      { msgtype: 'textcard', textcard: { title: '长'.repeat(129), description: 'd', url: 'https://x' } },
      45002,
    ],
    ['an unknown picture', { msgtype: 'image', image: { media_id: 'x' } }, 40007],
  ])('%s → %i', async (_, change, errcode) => {
    expect(await call(stage, 'message/send', { body: { ...base, ...change } })).toMatchObject({ errcode });
    expect(texts('liqiang')).toEqual([]);
  });

  test.each([
    ['no JSON', '{', 40058],
    ['a list', '[]', 40058],
    ['\\u escapes', JSON.stringify(base).replace('早', '\\u65e9'), 40033],
  ])('a body with %s → %i', async (_, raw, errcode) => {
    expect(await call(stage, 'message/send', { raw })).toMatchObject({ errcode });
  });

  test('a GET is refused', async () => {
    expect(await call(stage, 'message/send')).toMatchObject({ errcode: 40058 });
  });

  test('the ones it cannot reach come back in lower case, the others get it', async () => {
    const answer = await sendText(stage, 'Nobody|LiQiang|OUTSIDE', '早', { toparty: '99', totag: '3' });
    expect(answer).toMatchObject({ errcode: 0, invaliduser: 'nobody|outside', invalidparty: '99', invalidtag: '3' });
    expect(texts('liqiang')).toEqual(['早']);
    expect(await sendText(stage, 'Nobody', '早')).toMatchObject({ errcode: 81013, invaliduser: 'nobody' });
  });

  test('who has no licence is in range and sees nothing', async () => {
    const users = DIRECTORY.users.map((user) => (user.userid === 'LiQiang' ? { ...user, licensed: false } : user));
    stage.simulator.setDirectory({ ...DIRECTORY, users });
    const both = await sendText(stage, 'LiQiang|wangfang', '早');
    expect(both).toMatchObject({ errcode: 0, unlicenseduser: 'liqiang' });
    expect(await sendText(stage, 'LiQiang', '早')).toMatchObject({ errcode: 0, unlicenseduser: 'liqiang' });
    expect([texts('liqiang'), texts('wangfang')]).toEqual([[], ['早']]);
  });

  test('parties hold those below them, @all everyone in range', async () => {
    await sendText(stage, '', '组', { toparty: '2' });
    await sendText(stage, '@all', '全');
    expect(['liqiang', 'zhaolei', 'wangfang', 'outside', 'gone'].map(texts)).toEqual([
      ['组', '全'],
      ['组', '全'],
      ['组', '全'],
      [],
      [],
    ]);
  });

  test('text is cut at 2048 bytes, between characters', async () => {
    await sendText(stage, 'liqiang', `ab${'好'.repeat(700)}`);
    await sendText(stage, 'liqiang', `${'好'.repeat(682)}a😀`);
    expect(texts('liqiang').map((text) => Buffer.byteLength(text))).toEqual([2048, 2047]);
  });

  test('more than 30 a minute or 1000 an hour to one member are dropped in silence', async () => {
    stage.simulator.settings.perHour = 35;
    for (let i = 1; i <= 32; i += 1) expect(await sendText(stage, 'liqiang', `${i}`)).toMatchObject({ errcode: 0 });
    await sendText(stage, 'liqiang|wangfang', '31 for one of them');
    expect([texts('liqiang').at(-1), texts('wangfang')]).toEqual(['30', ['31 for one of them']]);
    stage.now = later(61);
    for (let i = 33; i <= 40; i += 1) await sendText(stage, 'liqiang', `${i}`);
    expect(texts('liqiang').slice(30)).toEqual(['33', '34', '35', '36', '37']);
    stage.now = later(3_600);
    await sendText(stage, 'liqiang', 'the next hour');
    expect(texts('liqiang').at(-1)).toBe('the next hour');
  });

  test('the daily allowance counts receivers by the Chinese day', async () => {
    stage.simulator.settings.perDay = 3;
    stage.now = new Date('2026-09-23T15:59:00Z');
    expect(await sendText(stage, 'liqiang|wangfang', '一')).toMatchObject({ errcode: 0 });
    expect(await sendText(stage, 'liqiang|wangfang', '二')).toMatchObject({ errcode: 45009 });
    stage.now = later(60);
    expect(await sendText(stage, 'liqiang|wangfang', '三')).toMatchObject({ errcode: 0 });
  });
});

describe('enable_duplicate_check', () => {
  const check = { enable_duplicate_check: 1, duplicate_check_interval: 600 };

  test('the same content within the interval is delivered once, and again after it', async () => {
    const first = await sendText(stage, 'liqiang', '早', check);
    expect(await sendText(stage, 'liqiang', '早', check)).toMatchObject({ errcode: 0, msgid: first.msgid });
    expect(texts('liqiang')).toEqual(['早']);
    await sendText(stage, 'liqiang', '早!', check);
    stage.now = later(601);
    await sendText(stage, 'liqiang', '早', check);
    expect(texts('liqiang')).toEqual(['早', '早!', '早']);
  });

  test('without it everything is delivered, and a refused message is not remembered', async () => {
    await sendText(stage, 'liqiang', '早');
    await sendText(stage, 'liqiang', '早');
    expect(texts('liqiang')).toEqual(['早', '早']);
    stage.simulator.settings.perDay = 2;
    expect(await sendText(stage, 'liqiang', '午', check)).toMatchObject({ errcode: 45009 });
    stage.simulator.settings.perDay = 100;
    await sendText(stage, 'liqiang', '午', check);
    expect(texts('liqiang').at(-1)).toBe('午');
  });
});

test('message/recall takes a message back for everyone, within a day', async () => {
  const { msgid } = await sendText(stage, 'liqiang|wangfang', '早');
  expect(await call(stage, 'message/recall', { body: { msgid: 'other' } })).toMatchObject({ errcode: 40058 });
  expect(await call(stage, 'message/recall', { body: { msgid } })).toMatchObject({ errcode: 0 });
  expect(stage.simulator.chat('wangfang')).toMatchObject([{ recalled: true }]);
  const late = await sendText(stage, 'liqiang', '晚');
  stage.now = later(86_401);
  expect(await call(stage, 'message/recall', { body: { msgid: late.msgid } })).toMatchObject({ errcode: 40058 });
});

test('waitFor sees what is there and what comes, and tells what came instead', async () => {
  await sendText(stage, 'liqiang', '早');
  const [first] = stage.simulator.chat('liqiang');
  expect(await stage.simulator.waitFor((bubble) => bubble.text === '早')).toBe(first);
  const coming = stage.simulator.waitFor((bubble) => bubble.userid === 'LiQiang', { after: first?.id ?? 0 });
  await sendText(stage, 'liqiang', '午');
  expect((await coming).text).toBe('午');
  const never = stage.simulator.waitFor((bubble) => bubble.text === '晚', { timeoutMs: 20 });
  await expect(never).rejects.toThrow('LiQiang push: 午');
});
