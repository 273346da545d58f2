import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DemoClock } from '../../src/simulator/clock-jump.ts';
import type { ServerEvent } from '../../src/simulator/read-events.ts';
import { openStream } from './event-stream.ts';
import { AGENT_ID, call, type Stage, sendText, setStage, token } from './stage.ts';

let stage: Stage;
let advance: DemoClock['advanceTo'];
beforeEach(async () => {
  advance = async (to) => {
    stage.now = to;
  };
  const clock: DemoClock = { now: () => stage.now, advanceTo: (...jump) => advance(...jump) };
  stage = await setStage({ clock, examples: (userid) => [`我是${userid}`] });
});
afterEach(() => stage.close());

const json = { 'content-type': 'application/json' };
async function post(path: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(stage.url + path, { method: 'POST', headers: json, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}
const state = async () => (await (await fetch(`${stage.url}/page/state`)).json()) as Record<string, unknown>;
const bubble = (text: string) => (event: ServerEvent) => event.event === 'bubble' && event.data.text === text;

describe('the files', () => {
  test('the page and everything it names is served, nothing else', async () => {
    const page = await fetch(`${stage.url}/`);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const html = await page.text();
    const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(1);
    for (const path of named) expect((await fetch(stage.url + path)).status, path).toBe(200);
    for (const path of ['/assets/../simulator.ts', '/assets/simulator.ts', '/nothing']) {
      expect((await fetch(stage.url + path)).status, path).toBe(404);
    }
  });

  test.each([
    ['another Host', '/', { host: 'evil.example:80' }, 403],
    ['another Host at the API', '/cgi-bin/gettoken', { host: 'evil.example' }, 403],
    ['localhost', '/', { host: 'localhost:3000' }, 200],
    ['another Origin', '/page/state', { host: 'localhost:1', origin: 'http://evil.example' }, 403],
    ['another port as Origin', '/page/state', { host: 'localhost:1', origin: 'http://localhost:2' }, 403],
    ['its own Origin', '/page/state', { host: 'localhost:1', origin: 'http://localhost:1' }, 200],
  ])('%s', async (_, path, headers, status) => {
    // fetch() does not let a test choose the Host.
    const seen = await new Promise((resolve) => {
      request(stage.url + path, { headers }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(seen).toBe(status);
  });

  test('a form of another site cannot speak for a member', async () => {
    const headers = { 'content-type': 'text/plain' };
    const body = JSON.stringify({ userid: 'LiQiang', text: '撤销' });
    expect((await fetch(`${stage.url}/page/say`, { method: 'POST', headers, body })).status).toBe(403);
    expect(stage.bot.received).toEqual([]);
  });
});

describe('state', () => {
  test('a picture and a place, as a phone sends them', async () => {
    const data = Buffer.from('ffd8ffe0', 'hex').toString('base64');
    const photo = { userid: 'LiQiang', filename: 'a.jpg', contentType: 'image/jpeg', data };
    expect(await post('/page/picture', photo)).toMatchObject({ status: 200, body: { accepted: true } });
    expect(await post('/page/place', { userid: 'LiQiang', label: '星河湾' })).toMatchObject({ status: 200 });
    const [picture, place] = stage.bot.received.map(({ fields }) => fields);
    expect(picture).toMatchObject({ MsgType: 'image' });
    expect(place).toMatchObject({ MsgType: 'location', Label: '星河湾', Location_X: '39.908' });
    const shown = stage.simulator.chat('LiQiang').filter(({ direction }) => direction === 'to-bot');
    expect(shown.map(({ msgtype, text }) => [msgtype, text])).toEqual([
      ['image', '[图片]'],
      ['location', '[位置] 星河湾'],
    ]);
    const file = await fetch(`${stage.url}/page/media/${shown[0]?.content?.media_id}`);
    expect([file.headers.get('content-type'), (await file.arrayBuffer()).byteLength]).toEqual(['image/jpeg', 4]);
    for (const wrong of [{ contentType: 'image/svg+xml' }, { userid: 'nobody' }, { data: null }])
      expect((await post('/page/picture', { ...photo, ...wrong })).status).toBe(400);
  });

  test('tells members in range, unread pushes, examples, the menu and the clock', async () => {
    await sendText(stage, 'liqiang', '早');
    await call(stage, 'menu/create', {
      query: { agentid: String(AGENT_ID) },
      body: { button: [{ type: 'click', name: '今日', key: 'today' }] },
    });
    expect(await state()).toMatchObject({
      appName: '回访',
      seq: 1,
      members: [
        {
          userid: 'LiQiang',
          name: '李强',
          team: '销售一组',
          position: '销售顾问',
          unread: 1,
          examples: ['我是LiQiang'],
        },
        { userid: 'wangfang', unread: 0, examples: ['我是wangfang'] },
        { userid: 'zhaolei', team: '一组新人' },
      ],
      menu: { button: [{ name: '今日' }] },
      clockMoves: true,
      clock: { now: stage.now.toISOString(), target: null, error: null },
    });
    expect(await post('/page/menu', { userid: 'LiQiang', key: 'today' })).toMatchObject({ body: { accepted: true } });
    expect(stage.bot.received[0]?.fields).toMatchObject({ Event: 'click', EventKey: 'today' });
    const scan = { userid: 'LiQiang', key: 'scan', type: 'scancode_waitmsg', value: '京A12345' };
    expect(await post('/page/menu', scan)).toMatchObject({ body: { accepted: true } });
    expect(stage.bot.received[1]?.fields).toMatchObject({ Event: 'scancode_waitmsg', EventKey: 'scan' });
    expect(await post('/page/menu', { ...scan, type: 'unsubscribe' })).toMatchObject({ status: 400 });
  });

  test('read marks are kept per member and told to every open page', async () => {
    const stream = await openStream(`${stage.url}/page/stream`);
    await sendText(stage, 'liqiang|wangfang', '早');
    await sendText(stage, 'liqiang', '午');
    expect(await post('/page/read', { userid: 'LiQiang', upTo: 1 })).toMatchObject({ body: { unread: 1 } });
    const { data } = await stream.next(
      ({ event, data }) => event === 'read' && data.unread === 1 && stage.simulator.chat('liqiang').length === 2,
    );
    expect(data).toEqual({ userid: 'LiQiang', unread: 1 });
    expect(await post('/page/read', { userid: 'LiQiang', upTo: 3 })).toMatchObject({ body: { unread: 0 } });
    expect((await state()).members).toMatchObject([{ unread: 0 }, { unread: 1 }, {}]);
    stream.close();
  });
});

describe('saying something', () => {
  test('goes to the bot, and both bubbles come over the stream', async () => {
    const stream = await openStream(`${stage.url}/page/stream`);
    expect(await post('/page/say', { userid: 'liqiang', text: '在吗' })).toEqual({
      status: 200,
      body: { accepted: true, replied: true, seq: 2 },
    });
    expect((await stream.next(bubble('在吗'))).data).toMatchObject({ kind: 'said', userid: 'LiQiang' });
    expect((await stream.next(bubble('收到:在吗'))).data).toMatchObject({
      kind: 'passive',
      at: stage.now.toISOString(),
    });
    stream.close();
    expect(await (await fetch(`${stage.url}/page/chats/liqiang`)).json()).toMatchObject([
      { text: '在吗' },
      { text: '收到:在吗' },
    ]);
  });

  test('a bot that is not there is told in the bubble', async () => {
    await stage.bot.close();
    const stream = await openStream(`${stage.url}/page/stream`);
    expect(await post('/page/say', { userid: 'LiQiang', text: '在吗' })).toMatchObject({
      status: 200,
      body: { accepted: false },
    });
    const failed = await stream.next((event) => event.event === 'bubble' && event.data.failed !== null);
    expect(failed.data.failed).toBe('连不上助手，它启动了吗？');
    stream.close();
  });

  test('a reply that breaks a rule is told', async () => {
    stage.bot.answer = (_, ctx) => {
      ctx.body = 'OK';
    };
    const { body } = await post('/page/say', { userid: 'LiQiang', text: '在吗' });
    expect(body.error).toContain('不合企业微信的规则');
  });

  test.each([
    ['nobody', { text: '在吗' }],
    ['a stranger', { userid: 'ghost', text: '在吗' }],
    ['somebody out of range', { userid: 'outside', text: '在吗' }],
    ['nothing', { userid: 'LiQiang', text: ' \n' }],
    ['too much', { userid: 'LiQiang', text: '好'.repeat(700) }],
    ['a list', []],
  ])('%s → 400 with an explanation', async (_, body) => {
    expect(await post('/page/say', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/\p{Script=Han}/u) },
    });
  });

  test('a card is answered from the page', async () => {
    const card = {
      card_type: 'button_interaction',
      task_id: 't',
      main_title: { title: '级别' },
      button_list: [{ text: '保持', key: 'keep' }],
    };
    await call(stage, 'message/send', {
      body: { touser: 'liqiang', msgtype: 'template_card', agentid: AGENT_ID, template_card: card },
    });
    expect(await post('/page/click', { userid: 'LiQiang', bubble: 1, key: 'keep' })).toMatchObject({
      body: { accepted: true },
    });
    expect(stage.bot.received[0]?.fields).toMatchObject({ Event: 'template_card_event', EventKey: 'keep' });
  });
});

test.each([
  ['image', '战报.png', 'image/png', 'inline'],
  ['image', '战报.html', 'text/html', 'inline'],
  ['file', '名单.html', 'text/html', 'attachment'],
])('a %s named %s of type %s is shown %s, and never as a page', async (type, name, contentType, shown) => {
  const form = new FormData();
  form.set('media', new File([Buffer.from('89504e470d0a1a0a00', 'hex')], name, { type: contentType }));
  const url = `${stage.url}/cgi-bin/media/upload?access_token=${await token(stage)}&type=${type}`;
  const { media_id } = (await (await fetch(url, { method: 'POST', body: form })).json()) as { media_id: string };
  const { headers, status } = await fetch(`${stage.url}/page/media/${media_id}`);
  expect([status, headers.get('content-disposition')?.split(';')[0], headers.get('x-content-type-options')]).toEqual([
    200,
    shown,
    'nosniff',
  ]);
  expect(headers.get('content-type')).not.toContain('html');
  expect((await fetch(`${stage.url}/page/media/other`)).status).toBe(404);
});

describe('the stream', () => {
  test('resumes after Last-Event-ID with everything that came or changed since', async () => {
    const { msgid } = await sendText(stage, 'liqiang', '一');
    await sendText(stage, 'wangfang', '二');
    const stream = await openStream(`${stage.url}/page/stream?after=0`);
    const second = await stream.next(bubble('二'));
    stream.close();
    await sendText(stage, 'liqiang', '三');
    await call(stage, 'message/recall', { body: { msgid } });
    const resumed = await openStream(`${stage.url}/page/stream`, second.id ?? '');
    expect((await resumed.next(({ event }) => event === 'bubble')).data).toMatchObject({ text: '三' });
    expect((await resumed.next(({ event }) => event === 'bubble')).data).toMatchObject({ text: '一', recalled: true });
    resumed.close();
  });
});

describe('the clock', () => {
  test.each([
    [{ step: 'hour' }, '2026-09-23T02:00:00.000Z'],
    [{ step: 'morning' }, '2026-09-24T00:30:00.000Z'],
    [{ step: 'three-days' }, '2026-09-26T01:00:00.000Z'],
    [{ date: '2026-10-01' }, '2026-10-01T00:30:00.000Z'],
  ])('%o leads to %s', async (jump, target) => {
    expect(await post('/page/clock', jump)).toMatchObject({ status: 202, body: { target } });
    expect(stage.now.toISOString()).toBe(target);
  });

  test.each([
    ['back', { date: '2026-09-22' }],
    ['to a morning that is over', { date: '2026-09-23' }],
    ['to no day', { date: '2026-02-30' }],
    ['too far', { date: '2028-01-01' }],
    ['nowhere', {}],
  ])('does not go %s', async (_, jump) => {
    expect(await post('/page/clock', jump)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/\p{Script=Han}/u) },
    });
    expect(stage.now.toISOString()).toBe('2026-09-23T01:00:00.000Z');
  });

  test('tells progress, takes one jump at a time, and says when it failed', async () => {
    let finish = (_error?: Error) => {};
    advance = (_, progress) => {
      progress?.(new Date('2026-09-23T01:30:00Z'));
      return new Promise((resolve, reject) => {
        finish = (error) => (error ? reject(error) : resolve());
      });
    };
    const stream = await openStream(`${stage.url}/page/stream`);
    await post('/page/clock', { step: 'hour' });
    const underWay = await stream.next(
      ({ event, data }) => event === 'clock' && data.now === '2026-09-23T01:30:00.000Z',
    );
    expect(underWay.data.target).toBe('2026-09-23T02:00:00.000Z');
    expect(await post('/page/clock', { step: 'hour' })).toMatchObject({
      status: 400,
      body: { error: '时间正在往前走，请稍等' },
    });
    finish(new Error('boom'));
    const ended = await stream.next(({ event, data }) => event === 'clock' && data.target === null);
    expect(ended.data.error).toContain('出错');
    expect(stage.log.join()).toContain('boom');
    stream.close();
  });

  test('is halted on the way, and moved again afterwards', async () => {
    const halts: (boolean | undefined)[] = [];
    advance = (_, progress, halt) => {
      progress?.(new Date('2026-09-23T01:30:00Z'));
      return new Promise((resolve) => {
        const end = () => {
          halts.push(halt?.aborted);
          resolve();
        };
        halt?.addEventListener('abort', end);
      });
    };
    const stream = await openStream(`${stage.url}/page/stream`);
    const halt = () => post('/page/clock/halt', {});
    expect(await halt(), 'nothing to halt').toMatchObject({ status: 200, body: { target: null } });
    for (const times of [1, 2]) {
      await post('/page/clock', { date: '2026-10-01' });
      await stream.next(({ event, data }) => event === 'clock' && data.target !== null);
      expect(await halt()).toMatchObject({ status: 200 });
      const ended = await stream.next(({ event, data }) => event === 'clock' && data.target === null);
      expect(ended.data.error).toBeNull();
      expect(halts).toHaveLength(times);
    }
    expect(halts).toEqual([true, true]);
    stream.close();
  });

  test('without a clock the page is told to hide the control', async () => {
    const still = await setStage();
    const response = await fetch(`${still.url}/page/state`);
    expect(await response.json()).toMatchObject({ clockMoves: false });
    await still.close();
  });
});
