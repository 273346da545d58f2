import { expect, test } from 'vitest';
import type { RawCallback } from '../../src/simulator/callbacks.ts';
import type { User } from '../../src/simulator/directory.ts';
import { type Store, startStore } from '../support/bot.ts';
import { staff } from '../support/staff.ts';

let store: Store;
const event = (fields: NonNullable<RawCallback['fields']>) =>
  store.simulator.post({ from: 'sys', fields: { MsgType: 'event', Event: 'change_contact', ...fields } });
const people = (change: (users: readonly User[]) => readonly User[]) =>
  store.simulator.setDirectory({ departments: staff.departments, users: change(staff.users) });
const member = (userid: string) => store.prisma.member.findUnique({ where: { userid } });
const isStranger = /只为本店成员服务/;
/** Somebody writes whom the simulated directory need not know. */
const writes = async (from: string, Content: string) =>
  (await store.simulator.post({ from, fields: { MsgType: 'text', Content } })).reply?.text;
const reads = () => store.simulator.calls('department/list').length;
const pushed = async (userid: string) => {
  await store.beat();
  return store.pushes(userid);
};

test('what an event tells is true at once; what it does not tell waits for the full reading', async () => {
  store = await startStore();
  const create = {
    ChangeType: 'create_user',
    UserID: 'WangMin',
    Name: '王敏',
    Department: '2,1',
    IsLeaderInDept: '0,0',
  };
  const created = await event({ ...create, Status: '1' });
  expect(await member('wangmin')).toMatchObject({ name: '王敏', role: 'rep', departments: [2, 1], active: true });
  expect(await writes('WangMin', '帮助')).not.toMatch(isStranger);
  expect(store.simulator.calls('user/get')).toEqual([]);
  await event({ ChangeType: 'update_user', UserID: 'wangmin', Department: '3,1', IsLeaderInDept: '1,0' });
  expect(await member('wangmin')).toMatchObject({ name: '王敏', role: 'manager', departments: [3, 1], leads: [3] });
  await event({ ChangeType: 'update_user', UserID: 'wangmin', NewUserID: 'WangMin2' });
  expect(await member('wangmin')).toBeNull();
  expect(await member('wangmin2')).toMatchObject({ name: '王敏', role: 'manager' });
  await store.simulator.replay(created);
  await event({ ChangeType: 'update_user', UserID: 'wangmin', Department: '2', IsLeaderInDept: '0' });
  expect(await member('wangmin'), 'old news of the name that is no more').toBeNull();

  // Out of range: no department of ours, or nobody we know.
  await event({ ...create, UserID: 'stranger', Department: '77', Status: '1' });
  await event({ ChangeType: 'update_user', UserID: 'other', Name: '别人', Status: '1' });
  await event({ ChangeType: 'delete_user', UserID: 'nobody' });
  expect(await store.prisma.member.count()).toBe(staff.users.length + 1);

  await event({ ChangeType: 'create_party', Id: '4', Name: '新人组', ParentId: '3', Order: '1' });
  await event({ ChangeType: 'update_party', Id: '4', ParentId: '2' });
  await event({ ChangeType: 'update_party', Id: '99', Name: '外部' });
  expect(await store.prisma.department.findMany({ where: { id: { gt: 3 } } })).toEqual([
    { id: 4, name: '新人组', parentId: 2, path: [1, 2, 4] },
  ]);
  await event({ ChangeType: 'delete_party', Id: '4' });
  expect(await store.prisma.department.count()).toBe(3);
});

test('an event twice changes nothing; a storm of them is one full reading', async () => {
  store = await startStore({ weather: 'fair' });
  const before = reads();
  for (let n = 0; n < 30; n++)
    await event({ ChangeType: 'update_user', UserID: 'gaomin', Name: `高敏${n}`, Telephone: String(n) });
  await event({ ChangeType: 'update_user', UserID: 'gaomin', Name: '高敏' });
  await event({ ChangeType: 'update_user', UserID: 'gaomin', Name: '高敏' });
  expect(await member('gaomin')).toMatchObject({ name: '高敏', role: 'rep', departments: [2] });
  expect(reads()).toBe(before);
  await store.minute();
  await store.minute();
  expect(reads()).toBe(before + 1);
});

test('who is new in range and writes first is let in; a stranger is asked about once a minute', async () => {
  store = await startStore({ weather: 'fair' });
  people((users) => [...users, { userid: 'SunLi', name: '孙莉', department: [3] }]);
  expect(await store.says('SunLi', '赵云 13611112222 看了Q3')).toMatch(/^已记：赵云/);
  expect(await member('sunli')).toMatchObject({ name: '孙莉', role: 'rep', departments: [3] });
  const outside = { userid: 'waibu', name: '外部', department: [3], visible: false };
  people((users) => [...users, outside]);
  expect(await store.says('waibu', '赵云')).toMatch(isStranger);
  expect(await store.says('waibu', '赵云')).toMatch(isStranger);
  expect(store.simulator.calls('user/get')).toHaveLength(2);
  expect(await member('waibu')).toBeNull();
  const mend = store.simulator.faults.add({ api: 'user/get', fault: 'drop' });
  expect(await writes('nobody', '赵云'), 'WeCom is away').toMatch(isStranger);
  mend();
  people((users) => [...users, { userid: 'nobody', name: '新人', department: [3] }]);
  expect(await writes('nobody', '赵云 13611113333 看了Q3'), 'and back').toMatch(/^已记：赵云/);
});

test('a userid that changes takes the records along, also when a full reading came first', async () => {
  store = await startStore();
  await store.says('liqiang', '张伟 13800138000 看了A4L');
  const before = await member('liqiang');
  people((users) => users.map((user) => (user.userid === 'LiQiang' ? { ...user, userid: 'LiQiang2' } : user)));
  await event({ ChangeType: 'update_user', UserID: 'gaomin', Name: '高敏' });
  await store.minute();
  expect(await member('liqiang2')).toMatchObject({ name: '李强', active: true });
  await event({ ChangeType: 'update_user', UserID: 'LiQiang', NewUserID: 'LiQiang2' });
  await store.minute();
  expect(await member('liqiang2')).toMatchObject({ id: before?.id, name: '李强', active: true, leftAt: null });
  expect(await store.says('LiQiang2', '张伟')).toContain('电话 13800138000');
  expect(await store.prisma.member.count({ where: { active: true } })).toBe(staff.users.length);
  expect((await pushed('linjing')).join()).not.toContain('已离开');
});

test('a leaver: managers hear it once and weekly, the digest shows it, nothing is lost by coming back', async () => {
  store = await startStore();
  await store.says('liqiang', '张伟 13800138000 H级 今天下午3点再联系');
  await store.says('liqiang', '李娜 13900139000 看了Q5L');
  await store.says('hanxue', '赵敏 13700137000');
  await store.prisma.outbox.create({
    data: {
      ...{ id: '01a00000-0000-7000-8000-000000000001', key: 'notice:late', message: {} },
      memberId: (await member('liqiang'))?.id ?? '',
      ...{ notBefore: new Date('2026-09-17T00:00:00Z'), createdAt: store.now.instant },
    },
  });
  await event({ ChangeType: 'delete_user', UserID: 'LiQiang' });
  people((users) => users.filter(({ userid }) => userid !== 'LiQiang'));
  expect(await writes('liqiang', '张伟')).toMatch(isStranger);
  expect(await store.prisma.outbox.findUnique({ where: { key: 'notice:late' } })).toMatchObject({ state: 'dead' });
  expect((await pushed('linjing')).join(), 'it may be a mistake').not.toContain('已离开');
  store.clockIs('2026-09-16 10:10');
  const told =
    '李强已离开：2位客户待交接，H级以上1位，今天必办1件。\n回“李强的客户转给高敏”，或“李强的H级客户转给高敏”。';
  expect((await pushed('linjing')).filter((text) => text.includes('李强'))).toEqual([told]);
  await store.minute();
  expect((await pushed('linjing')).filter((text) => text.includes('李强'))).toEqual([told]);
  for (const other of ['luofeng', 'zhouming', 'gaomin', 'hanxue'])
    expect((await pushed(other)).join(), other).not.toContain('李强');
  await store.clockTo('2026-09-16 18:45');
  expect(store.pushes('linjing').at(-1)).toContain('待交接：李强2位，今天必办1件（张伟 约定回访）');
  expect(store.pushes('luofeng').join()).not.toContain('李强');
  await store.clockTo('2026-09-23 10:30');
  expect(store.pushes('linjing').filter((text) => /离开1周了：还有2位客户没人接/.test(text))).toHaveLength(1);

  people((users) => users);
  await event({ ChangeType: 'update_user', UserID: 'LiQiang', Status: '1' });
  await store.minute();
  expect(await member('liqiang')).toMatchObject({ active: true, leftAt: null });
  expect(await store.says('liqiang', '李娜')).toContain('电话 13900139000');
  await store.clockTo('2026-09-30 11:00');
  expect(store.pushes('linjing').filter((text) => /离开2周了/.test(text))).toEqual([]);
});

test('a member WeCom cannot reach any more: who is in range is read again', async () => {
  let minute = async () => {};
  const everyMinute = (run: () => Promise<void>) => {
    minute = run;
    return { destroy: () => {} };
  };
  const store = await startStore({ weather: 'fair', bot: { everyMinute } });
  const { simulator } = store;
  await minute();
  const read = () => simulator.calls('department/list').length;
  const before = read();
  await minute();
  expect(read(), 'nothing has happened').toBe(before);
  simulator.faults.add({ api: 'message/send', fault: { errcode: 60111 }, times: 1 });
  await store.says('liqiang', '张伟 13800138000');
  await store.says('liqiang', '把张伟转给高敏');
  await minute();
  await minute();
  expect(read()).toBe(before + 1);
  expect(store.errors().map(({ msg }) => msg)).toEqual(['message given up']);
});
