import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AGENT_ID, call, type Stage, setStage, token } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

describe('media', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
  const upload = async (bytes: Uint8Array, type: string, part = 'media') => {
    const form = new FormData();
    form.set(part, new File([new Uint8Array(bytes)], '报表.png', { type: 'image/png' }));
    const url = `${stage.url}/cgi-bin/media/upload?access_token=${await token(stage)}&type=${type}`;
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, unknown>;
  };

  test('is stored for three days, sent to members and read back byte for byte', async () => {
    const answer = await upload(PNG, 'image');
    expect(answer).toMatchObject({ errcode: 0, type: 'image', created_at: '1790125200' });
    const url = `${stage.url}/cgi-bin/media/get?access_token=${await token(stage)}&media_id=${answer.media_id}`;
    const response = await fetch(url);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PNG);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('报表.png'));
    const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
    const message = { touser: 'liqiang', msgtype: 'image', agentid: AGENT_ID, image: { media_id: answer.media_id } };
    expect(await call(stage, 'message/send', { body: message })).toMatchObject({ errcode: 0 });
    expect(stage.simulator.chat('liqiang')).toMatchObject([{ msgtype: 'image', text: '[图片] 报表.png' }]);
    stage.now = new Date(stage.now.getTime() + 3 * 86_400_000);
    expect(await (await fetch(url)).json()).toMatchObject({ errcode: 42001 });
    const query = { media_id: String(answer.media_id) };
    expect(await call(stage, 'media/get', { query })).toMatchObject({ errcode: 40007 });
  });

  test.each([
    ['an unknown type', PNG, 'gif', 'media', 40004],
    ['a part of another name', PNG, 'image', 'file', 44001],
    ['five bytes', PNG.subarray(0, 5), 'file', 'media', 44001],
    ['a picture that is none', Buffer.from('not a picture'), 'image', 'media', 40005],
    ['a picture too large', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]), 'image', 'media', 45001],
    ['a file of that size', Buffer.concat([PNG, Buffer.alloc(2 * 1024 * 1024)]), 'file', 'media', 0],
  ])('%s → %i', async (_, bytes, type, part, errcode) => {
    expect(await upload(bytes, type, part)).toMatchObject({ errcode });
  });
});

describe('contacts', () => {
  test.each([
    [{}, 40063],
    [{ userid: '李强' }, 40003],
    [{ userid: 'ghost' }, 60111],
    [{ userid: 'outside' }, 60011],
    [{ userid: 'LIQIANG' }, 0],
  ])('user/get %o → %i', async (query, errcode) => {
    expect(await call(stage, 'user/get', { query })).toMatchObject({ errcode });
  });

  test('user/get tells position and teams, and nothing a new app may not see', async () => {
    const user = await call(stage, 'user/get', { query: { userid: 'wangfang' } });
    expect(user).toMatchObject({
      userid: 'wangfang',
      name: '王芳',
      department: [2],
      is_leader_in_dept: [1],
      position: '销售经理',
      status: 1,
    });
    for (const field of ['mobile', 'gender', 'email', 'avatar']) expect(user).not.toHaveProperty(field);
  });

  test.each([
    ['user/list', { department_id: '2' }, 'userlist', ['LiQiang', 'wangfang']],
    ['user/simplelist', { department_id: '2', fetch_child: '1' }, 'userlist', ['LiQiang', 'wangfang', 'zhaolei']],
    ['user/simplelist', { department_id: '3' }, 'userlist', ['zhaolei', 'gone']],
  ])('%s %o', async (api, query, list, userids) => {
    const answer = await call(stage, api, { query });
    expect((answer[list] as { userid: string }[]).map(({ userid }) => userid)).toEqual(userids);
  });

  test.each([
    ['department/list', {}, [1, 2, 3, 4]],
    ['department/list', { id: '2' }, [2, 4]],
    ['department/simplelist', { id: '3' }, [3]],
  ])('%s %o', async (api, query, ids) => {
    const answer = await call(stage, api, { query });
    const list = (answer.department ?? answer.department_id) as { id: number }[];
    expect(list.map(({ id }) => id)).toEqual(ids);
  });

  test('an unknown department is 60003', async () => {
    for (const [api, query] of [
      ['user/list', { department_id: '9' }],
      ['department/list', { id: '9' }],
      ['department/get', { id: '9' }],
    ] as const) {
      expect(await call(stage, api, { query })).toMatchObject({ errcode: 60003 });
    }
    expect(await call(stage, 'department/get', { query: { id: '2' } })).toMatchObject({
      department: { name: '销售一组', parentid: 1 },
    });
  });

  test('user/list_id goes page by page', async () => {
    const first = await call(stage, 'user/list_id', { body: { cursor: '', limit: 4 } });
    expect(first).toMatchObject({ next_cursor: '4', dept_user: [{ userid: 'LiQiang', department: 2 }, {}, {}, {}] });
    expect(await call(stage, 'user/list_id', { body: { cursor: first.next_cursor, limit: 4 } })).toMatchObject({
      next_cursor: '',
      dept_user: [{ userid: 'gone', department: 3 }],
    });
  });

  test('people come and go', async () => {
    stage.simulator.setDirectory({
      departments: [{ id: 1, name: '示范店', parentid: 0 }],
      users: [{ userid: 'new', name: '新人', department: [1] }],
    });
    expect(await call(stage, 'user/get', { query: { userid: 'liqiang' } })).toMatchObject({ errcode: 60111 });
    expect((await stage.simulator.say('new', '在吗')).reply?.text).toBe('收到:在吗');
  });
});

describe('menu', () => {
  const query = { agentid: String(AGENT_ID) };
  const leaf = (name: string) => ({ type: 'click', name, key: name });

  test('is created, read and deleted', async () => {
    const button = [
      leaf('今日'),
      { name: '更多', sub_button: [leaf('帮助'), { type: 'view', name: '网页', url: 'https://a.cn' }] },
    ];
    expect(await call(stage, 'menu/get', { query })).toMatchObject({ errcode: 46003 });
    expect(await call(stage, 'menu/create', { query, body: { button } })).toMatchObject({ errcode: 0 });
    expect(await call(stage, 'menu/get', { query })).toMatchObject({ errcode: 0, button });
    expect(await call(stage, 'menu/delete', { query })).toMatchObject({ errcode: 0 });
    expect(await call(stage, 'menu/get', { query })).toMatchObject({ errcode: 46003 });
  });

  test.each<[string, unknown[], number]>([
    ['none', [], 40016],
    ['four', Array(4).fill(leaf('a')), 40016],
    ['a name of 17 bytes', [leaf('一二三四五六')], 40018],
    ['no key', [{ type: 'click', name: 'a' }], 40019],
    ['no type', [{ name: 'a' }], 40017],
    ['no url', [{ type: 'view', name: 'a' }], 40020],
    ['a bad url', [{ type: 'view', name: 'a', url: 'x' }], 40055],
    ['six below', [{ name: 'a', sub_button: Array(6).fill(leaf('b')) }], 40023],
    ['a bad url below', [{ name: 'a', sub_button: [{ type: 'view', name: 'a', url: 'x' }] }], 40054],
  ])('%s → %i', async (_, button, errcode) => {
    expect(await call(stage, 'menu/create', { query, body: { button } })).toMatchObject({ errcode });
  });
});

test('agent/get tells who may use the app', async () => {
  expect(await call(stage, 'agent/get', { query: { agentid: '7' } })).toMatchObject({ errcode: 301002 });
  expect(await call(stage, 'agent/get', { query: { agentid: String(AGENT_ID) } })).toMatchObject({
    agentid: AGENT_ID,
    name: '回访',
    allow_userinfos: {
      user: [{ userid: 'LiQiang' }, { userid: 'wangfang' }, { userid: 'zhaolei' }, { userid: 'gone' }],
    },
  });
});
