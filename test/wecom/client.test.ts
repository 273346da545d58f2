import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WeComError } from '../../src/errors.ts';
import { createWeComClient } from '../../src/wecom/client.ts';
import type { Outgoing } from '../../src/wecom/outgoing.ts';
import { memoryTokenStore } from '../../src/wecom/token.ts';
import { recordingLog } from './callback.ts';

const running: { close(): void }[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.close();
});

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: string;
}
type Reply = object | ((response: ServerResponse) => void);

const SECRET = 'a-secret-of-the-app-0123456789';
const TEXT: Outgoing = { to: ['lisi', 'wangwu'], msgtype: 'text', text: { content: '今天回访张伟' } };
const fresh = (n: number) => ({ errcode: 0, errmsg: 'ok', access_token: `token-${n}`, expires_in: 7200 });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A WeCom that answers each API with what is listed for it in turn, the last one for ever. */
async function wecom(replies: Record<string, Reply[]>) {
  const seen: Seen[] = [];
  let tokens = 0;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://wecom');
    const path = url.pathname.replace('/cgi-bin/', '');
    const query = Object.fromEntries(url.searchParams);
    seen.push({ method: request.method ?? '', path, query, body: await bodyOf(request) });
    const queue = replies[path];
    const reply =
      path === 'gettoken' && !queue ? fresh(++tokens) : queue && queue.length > 1 ? queue.shift() : queue?.[0];
    if (typeof reply === 'function') reply(response);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(reply ?? { errcode: 404 }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push({
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
  const { port } = server.address() as AddressInfo;
  const { log, lines } = recordingLog();
  const clock = { now: new Date('2026-11-23T10:00:00Z') };
  const tokenStore = memoryTokenStore();
  const options = {
    base: `http://127.0.0.1:${port}`,
    corpId: 'ww1',
    secret: SECRET,
    agentId: 1000002,
    log,
    tokenStore,
  };
  const client = createWeComClient({ ...options, now: () => clock.now, timeoutMs: 300, readPausesMs: [1, 1] });
  return { client, seen, lines, clock, asked: (path: string) => seen.filter((one) => one.path === path) };
}

const ok = { errcode: 0, errmsg: 'ok', msgid: 'm1' };
const hint = 'hint: [123], more info at https://open.work.weixin.qq.com';

describe('send', () => {
  test('the request as documented, its token in the query', async () => {
    const { client, asked } = await wecom({ 'message/send': [ok] });
    expect(await client.send(TEXT)).toEqual({
      kind: 'sent',
      msgid: 'm1',
      responseCode: null,
      invalidUsers: [],
      unlicensedUsers: [],
    });
    const [request] = asked('message/send');
    expect(request).toMatchObject({ method: 'POST', query: { access_token: 'token-1' } });
    expect(JSON.parse(request?.body ?? '')).toEqual({
      touser: 'lisi|wangwu',
      agentid: 1000002,
      msgtype: 'text',
      text: { content: '今天回访张伟' },
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    });
  });

  test('the same message is the same bytes', async () => {
    const { client, asked } = await wecom({ 'message/send': [ok] });
    await client.send(TEXT);
    await client.send({ text: { content: '今天回访张伟' }, msgtype: 'text', to: ['lisi', 'wangwu'] });
    const [first, second] = asked('message/send');
    expect(second?.body).toBe(first?.body);
  });

  test('what a member noted becomes no link in the words of the bot', async () => {
    const { client, asked } = await wecom({ 'message/send': [ok] });
    await client.send({ ...TEXT, text: { content: '备注：<a href="https://x.example">点这里</a>' } });
    expect(JSON.parse(asked('message/send')[0]?.body ?? '').text.content).toBe(
      '备注：(a href="https://x.example">点这里(/a>',
    );
  });

  test('who did not get it, and the code of a card', async () => {
    const answer = { ...ok, invaliduser: 'lisi|zhaoliu', unlicenseduser: 'wangwu', response_code: 'rc' };
    const { client } = await wecom({ 'message/send': [answer] });
    const expected = { invalidUsers: ['lisi', 'zhaoliu'], unlicensedUsers: ['wangwu'], responseCode: 'rc' };
    expect(await client.send(TEXT)).toMatchObject(expected);
  });

  const soon = { kind: 'retry', afterMs: null, alert: false };
  const setup = { kind: 'retry', afterMs: 600_000, alert: true };
  test.each<[number, object]>([
    [-1, soon],
    [6000, soon],
    [45033, soon],
    [45009, { kind: 'retry', afterMs: 60_000, alert: false }],
    [40001, setup],
    [40056, setup],
    [48002, setup],
    [50003, setup],
    [60020, setup],
    [301002, setup],
    [40003, { kind: 'refused', fault: 'receiver' }],
    [60111, { kind: 'refused', fault: 'receiver' }],
    [81013, { kind: 'refused', fault: 'receiver' }],
    [40058, { kind: 'refused', fault: 'message' }],
    [42014, { kind: 'refused', fault: 'message' }],
    [44004, { kind: 'refused', fault: 'message' }],
    [999999, { kind: 'refused', fault: 'message' }],
  ])('errcode %i', async (errcode, expected) => {
    const { client, asked } = await wecom({ 'message/send': [{ errcode, errmsg: hint }] });
    expect(await client.send(TEXT)).toMatchObject({ ...expected, code: errcode });
    expect(asked('message/send')).toHaveLength(1);
  });

  test.each<[string, (response: ServerResponse) => void, string]>([
    ['no answer', () => undefined, 'no answer in time'],
    ['half an answer', (response) => void response.write('{"errcode":'), 'no answer in time'],
    ['a broken connection', (response) => void response.destroy(), 'UND_ERR_SOCKET'],
    ['404', (response) => void response.writeHead(404).end(), 'HTTP 404'],
    ['502', (response) => void response.writeHead(502).end('<html>'), 'HTTP 502'],
    ['a redirect', (response) => void response.writeHead(301, { location: 'https://x/' }).end(), 'HTTP 301'],
    ['HTML', (response) => void response.setHeader('content-type', 'text/html').end('<html>'), 'text/html'],
    ['JSON that is no object', (response) => void response.end('[]'), 'no JSON answer'],
  ])('%s: retry, it may have been delivered', async (_, reply, detail) => {
    const { client } = await wecom({ 'message/send': [reply] });
    const outcome = await client.send(TEXT);
    expect(outcome).toMatchObject({ ...soon, code: null });
    expect(outcome).toHaveProperty('detail', expect.stringContaining(detail));
  });

  const card = (change: object) => ({
    to: ['lisi'],
    msgtype: 'template_card',
    template_card: {
      card_type: 'button_interaction',
      main_title: { title: '今天 3 位' },
      button_list: [{ text: '完成', key: 'done' }],
      task_id: 'list-2026-11-23',
      ...change,
    },
  });
  test.each<[string, object, boolean]>([
    ['text of 2048 bytes', { ...TEXT, text: { content: `${'好'.repeat(682)}ab` } }, true],
    ['text of 2049 bytes', { ...TEXT, text: { content: `${'好'.repeat(683)}` } }, false],
    ['no text', { ...TEXT, text: { content: '' } }, false],
    ['nobody', { ...TEXT, to: [] }, false],
    ['1001 members', { ...TEXT, to: Array.from({ length: 1001 }, (_, i) => `u${i}`) }, false],
    ['a userid that is two', { ...TEXT, to: ['a|b'] }, false],
    ['a card', card({}), true],
    ['a card without a title', card({ main_title: { title: '' } }), false],
    ['a title of 36 characters', card({ main_title: { title: '😀'.repeat(36) } }), true],
    ['a title of 37 characters', card({ main_title: { title: '好'.repeat(37) } }), false],
    ['a button of 11 characters', card({ button_list: [{ text: '好'.repeat(11), key: 'k' }] }), false],
    ['7 buttons', card({ button_list: Array.from({ length: 7 }, (_, i) => ({ text: 'x', key: `${i}` })) }), false],
    ['a button key of 342 Chinese characters', card({ button_list: [{ text: 'x', key: '好'.repeat(342) }] }), false],
    ['one key twice', card({ button_list: [1, 2].map(() => ({ text: 'x', key: 'k' })) }), false],
    ['a task id in Chinese', card({ task_id: '清单' }), false],
    ['a text card address without a scheme', textcard({ url: 'example.com' }), false],
    ['a text card', textcard({}), true],
  ])('%s: accepted %#', async (_, message, accepted) => {
    const { client, seen } = await wecom({ 'message/send': [ok] });
    const outcome = await client.send(message as Outgoing);
    if (accepted) expect(outcome.kind).toBe('sent');
    else expect(outcome).toMatchObject({ kind: 'refused', code: null, fault: 'message' });
    expect(seen.length > 0).toBe(accepted);
  });
});

function textcard(change: object): object {
  const content = { title: '日报', description: '今天 12 条', url: 'https://example.com/d', ...change };
  return { to: ['lisi'], msgtype: 'textcard', textcard: content };
}

describe('token', () => {
  test('one request for many', async () => {
    const { client, asked } = await wecom({ 'message/send': [ok] });
    await Promise.all([client.send(TEXT), client.send(TEXT), client.send(TEXT)]);
    await client.send(TEXT);
    expect(asked('gettoken')).toMatchObject([{ query: { corpid: 'ww1', corpsecret: SECRET } }]);
  });

  test.each([
    [6_899, 1],
    [6_900, 2],
  ])('after %i s: %i asked', async (seconds, asks) => {
    const { client, asked, clock } = await wecom({ 'message/send': [ok] });
    await client.send(TEXT);
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
    await client.send(TEXT);
    expect(asked('gettoken')).toHaveLength(asks);
  });

  test.each([40014, 42001])('errcode %i: renewed once and sent again', async (errcode) => {
    const { client, asked } = await wecom({ 'message/send': [{ errcode, errmsg: 'invalid access_token' }, ok] });
    expect(await client.send(TEXT)).toMatchObject({ kind: 'sent' });
    expect(asked('message/send').map(({ query }) => query.access_token)).toEqual(['token-1', 'token-2']);
  });

  test('void again at once: no loop, the administrator is told', async () => {
    const { client, asked } = await wecom({ 'message/send': [{ errcode: 42001, errmsg: 'expired' }] });
    expect(await client.send(TEXT)).toMatchObject({ kind: 'retry', code: 42001, alert: true });
    expect([asked('gettoken'), asked('message/send')].map((list) => list.length)).toEqual([2, 2]);
  });

  test('wrong secret: asked once in ten minutes', async () => {
    const { client, asked, clock } = await wecom({ gettoken: [{ errcode: 40001, errmsg: hint }] });
    for (let i = 0; i < 5; i++)
      expect(await client.send(TEXT)).toMatchObject({ kind: 'retry', code: 40001, alert: true });
    expect(asked('gettoken')).toHaveLength(1);
    clock.now = new Date(clock.now.getTime() + 600_000);
    await client.send(TEXT);
    expect(asked('gettoken')).toHaveLength(2);
  });
});

describe('directory, menu, media', () => {
  test('departments and members', async () => {
    const { client, asked } = await wecom({
      'department/list': [
        {
          errcode: 0,
          department: [{ id: 2, name: '销售一部', parentid: 1, order: 1, department_leader: ['lisi'] }, { id: 7 }],
        },
      ],
      'user/list': [
        {
          errcode: 0,
          userlist: [
            {
              userid: 'lisi',
              name: '李四',
              department: [2, 7],
              is_leader_in_dept: [0, 1],
              position: '经理',
              status: 1,
            },
            { userid: 'wangwu', status: 4 },
          ],
        },
      ],
    });
    expect(await client.departments()).toEqual([
      { id: 2, name: '销售一部', parentId: 1, leaders: ['lisi'] },
      { id: 7, name: '', parentId: 0, leaders: [] },
    ]);
    expect(await client.members(2)).toEqual([
      { userId: 'lisi', name: '李四', departments: [2, 7], leads: [7], position: '经理', status: 'active' },
      { userId: 'wangwu', name: 'wangwu', departments: [], leads: [], position: '', status: 'invited' },
    ]);
    expect(asked('user/list')[0]?.query).toMatchObject({ department_id: '2' });
  });

  test('an error is thrown with its code and advice', async () => {
    const { client } = await wecom({ 'department/list': [{ errcode: 60020, errmsg: hint }] });
    const error = await client.departments().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WeComError);
    expect(error).toMatchObject({
      api: 'department/list',
      code: 60020,
      message: expect.stringContaining('企业可信IP'),
    });
  });

  const page = (response: ServerResponse) => void response.setHeader('content-type', 'text/html').end('<html>');
  test.each<[string, Reply[], number, boolean]>([
    ['busy twice', [{ errcode: -1 }, { errcode: 45033 }, { errcode: 0, userlist: [] }], 3, true],
    ['cut off, then a page', [(response) => void response.destroy(), page, { errcode: 0, userlist: [] }], 3, true],
    ['busy for longer', [{ errcode: -1 }], 3, false],
    ['not allowed', [{ errcode: 60020 }, { errcode: 0, userlist: [] }], 1, false],
  ])('a reading, %s: asked %#', async (_, replies, asks, succeeds) => {
    const { client, asked } = await wecom({ 'user/list': replies });
    const read = client.members(1);
    await (succeeds ? expect(read).resolves.toEqual([]) : expect(read).rejects.toThrow(WeComError));
    expect(asked('user/list')).toHaveLength(asks);
  });

  test('a token is read like anything else, what is sent is not sent again', async () => {
    const { client, asked } = await wecom({
      gettoken: [{ errcode: -1 }, fresh(1)],
      'message/send': [{ errcode: -1 }, ok],
      'menu/create': [{ errcode: -1 }, { errcode: 0 }],
    });
    expect(await client.send(TEXT)).toMatchObject({ kind: 'retry', code: -1 });
    await expect(client.createMenu([{ type: 'click', name: '今天', key: 'today' }])).rejects.toThrow(WeComError);
    expect(['gettoken', 'message/send', 'menu/create'].map((api) => asked(api).length)).toEqual([2, 1, 1]);
  });

  test('menu', async () => {
    const { client, asked } = await wecom({
      'menu/create': [{ errcode: 0 }],
      'menu/get': [{ button: [{ name: '今天', type: 'click', key: 'today', sub_button: [] }] }, { errcode: 46003 }],
      'menu/delete': [{ errcode: 0 }],
    });
    await client.createMenu([{ type: 'click', name: '今天', key: 'today' }]);
    expect(asked('menu/create')).toMatchObject([
      { query: { agentid: '1000002' }, body: '{"button":[{"type":"click","name":"今天","key":"today"}]}' },
    ]);
    expect(await client.hasMenu([{ type: 'click', name: '今天', key: 'today' }])).toBe(true);
    expect(await client.hasMenu([{ type: 'click', name: '今天', key: 'today' }]), 'it has none').toBe(false);
    await client.deleteMenu();
    await expect(client.createMenu([{ type: 'click', name: '六个字太长了', key: 'k' }])).rejects.toThrow(/16 bytes/);
  });

  test('upload', async () => {
    const { client, asked } = await wecom({ 'media/upload': [{ errcode: 0, media_id: 'm1', created_at: '1' }] });
    const upload = { kind: 'file', filename: '日报.csv', contentType: 'text/csv' } as const;
    expect(await client.uploadMedia({ ...upload, content: Buffer.from('客户,车') })).toBe('m1');
    expect(asked('media/upload')).toMatchObject([{ query: { type: 'file', access_token: 'token-1' } }]);
    expect(asked('media/upload')[0]?.body).toMatch(/name="media"; filename="日报.csv"[\s\S]*客户,车/);
    await expect(client.uploadMedia({ ...upload, content: Buffer.from('12345') })).rejects.toThrow(RangeError);
  });

  test('another menu is another: names, keys, order, what stands below', async () => {
    const leaf = (name: string, key = name) => ({ type: 'click', name, key }) as const;
    const stored = { button: [{ name: '客户', sub_button: [{ ...leaf('甲'), sub_button: [] }, leaf('乙')] }] };
    const { client } = await wecom({ 'menu/get': [stored] });
    const has = (...below: ReturnType<typeof leaf>[]) => client.hasMenu([{ name: '客户', sub_button: below }]);
    expect(await has(leaf('甲'), leaf('乙'))).toBe(true);
    expect(await has(leaf('甲'), leaf('乙', 'z'))).toBe(false);
    expect(await has(leaf('乙'), leaf('甲'))).toBe(false);
    expect(await has(leaf('甲'))).toBe(false);
  });

  const file =
    (body: Buffer, headers: Record<string, string> = {}) =>
    (response: ServerResponse) => {
      response.writeHead(200, {
        'content-type': 'image/jpeg',
        'content-disposition': 'attachment; filename="a"',
        ...headers,
      });
      response.end(body);
    };
  const inPieces = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'image/jpeg' });
    for (let n = 0; n < 5; n++) response.write(Buffer.alloc(10));
    response.end();
  };
  test.each<[string, Reply[], Buffer | null | RegExp]>([
    ['a file', [file(Buffer.from('picture'))], Buffer.from('picture')],
    ['exactly as long as allowed', [file(Buffer.alloc(40))], Buffer.alloc(40)],
    ['longer than allowed', [file(Buffer.alloc(41))], null],
    ['longer, without its length told before', [inPieces], null],
    ['a void token first', [{ errcode: 42001 }, file(Buffer.from('picture'))], Buffer.from('picture')],
    ['gone', [{ errcode: 40007, errmsg: 'invalid media_id' }], /errcode 40007/],
    [
      'a page of a proxy',
      [(response) => response.setHeader('content-type', 'text/html').end('<html>')],
      /no JSON answer/,
    ],
    ['cut off half-way', [file(Buffer.from('pic'), { 'content-length': '7' })], /media\/get/],
  ])('download: %s', async (_, replies, expected) => {
    const { client, asked } = await wecom({ 'media/get': replies });
    const got = client.downloadMedia('m1', 40);
    if (expected instanceof RegExp) await expect(got).rejects.toThrow(expected);
    else expect(await got.then((bytes) => bytes && Buffer.from(bytes))).toEqual(expected);
    expect(asked('media/get')[0]?.query).toMatchObject({ media_id: 'm1' });
  });

  test('callback addresses, and a card replaced once', async () => {
    const { client, asked } = await wecom({
      getcallbackip: [{ ip_list: ['101.226.103.*'], errcode: 0 }],
      'message/update_template_card': [
        { errcode: 0, invaliduser: [] },
        { errcode: 60140, errmsg: 'void' },
      ],
    });
    expect(await client.callbackIps()).toEqual(['101.226.103.*']);
    const card = {
      card_type: 'button_interaction' as const,
      main_title: { title: '张伟' },
      sub_title_text: '已勾掉',
      ...{ button_list: [{ text: '已完成', key: 'done' }], replace_text: '已完成' },
    };
    const update = { response_code: 'rc', template_card: card };
    expect(await client.updateCard('lisi', update)).toMatchObject({ kind: 'sent', invalidUsers: [] });
    const body = { userids: ['lisi'], agentid: 1000002, ...update };
    expect(JSON.parse(asked('message/update_template_card')[0]?.body ?? '')).toEqual(body);
    expect(await client.updateCard('lisi', update)).toMatchObject({ kind: 'refused', code: 60140 });
    const long = { ...update, template_card: { ...card, replace_text: '字'.repeat(11) } };
    expect(await client.updateCard('lisi', long)).toMatchObject({ kind: 'refused', code: null, fault: 'message' });
  });
});

test('neither secret nor token is logged', async () => {
  const { client, lines } = await wecom({ 'message/send': [ok, (response) => void response.destroy()] });
  await client.send(TEXT);
  await client.send(TEXT);
  expect(lines.length).toBeGreaterThan(2);
  for (const hidden of [SECRET, 'token-1', '张伟']) expect(lines.join()).not.toContain(hidden);
});
