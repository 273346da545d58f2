import { expect, test } from 'vitest';
import { type Directory, pathsOf, roleOf, saveDirectory } from '../../src/crm/directory.ts';
import { testDatabase } from '../support/database.ts';

const departments = [
  { id: 1, name: '店', parentId: 0, leaders: [] },
  { id: 2, name: '一组', parentId: 1, leaders: ['LinJing'] },
  { id: 3, name: '一组内勤', parentId: 2, leaders: [] },
  { id: 9, name: '外店', parentId: 77, leaders: [] },
];
const member = (userid: string, departmentIds: readonly number[], leads: readonly number[] = []) => ({
  userid,
  name: userid,
  departments: departmentIds,
  leads,
});

test('paths lead from the root down; a parent out of range, or a circle, ends them', () => {
  expect([...pathsOf(departments)]).toEqual([
    [1, [1]],
    [2, [1, 2]],
    [3, [1, 2, 3]],
    [9, [9]],
  ]);
  const circle = [
    { id: 4, name: 'a', parentId: 5, leaders: [] },
    { id: 5, name: 'b', parentId: 4, leaders: [] },
  ];
  expect([...pathsOf(circle).keys()]).toEqual([4, 5]);
});

test.each([
  [[], false, 'rep'],
  [[2], false, 'manager'],
  [[1], false, 'general_manager'],
  [[2, 1], false, 'general_manager'],
  [[1], true, 'administrator'],
] as const)('who leads %j, administrator %s, is a %s', (leads, isAdmin, role) => {
  expect(roleOf(leads, pathsOf(departments), isAdmin)).toBe(role);
});

test('members become what WeCom says they are; who is gone stays on record, who is back is the same', async () => {
  const { prisma } = await testDatabase();
  const save = (...members: Directory['members']) => saveDirectory(prisma, { departments, members }, ['WuGuan']);
  const stored = async () =>
    (await prisma.member.findMany({ orderBy: { userid: 'asc' } })).map(
      ({ userid, role, active }) => `${userid} ${role}${active ? '' : ' gone'}`,
    );
  await save(member('LiQiang', [2]), member('linjing', [2]), member('wuguan', [1]), member('LIQIANG', [3]));
  expect(await stored()).toEqual(['linjing manager', 'liqiang rep', 'wuguan administrator']);
  const { id } = await prisma.member.findUniqueOrThrow({ where: { userid: 'liqiang' } });
  expect(await save(member('linjing', [2]), member('wuguan', [1]))).toEqual({ active: 2, left: 1 });
  expect(await stored()).toEqual(['linjing manager', 'liqiang rep gone', 'wuguan administrator']);
  await save(member('liqiang', [1], [1]), member('linjing', [2]), member('wuguan', [1]));
  expect(await prisma.member.findUnique({ where: { userid: 'liqiang' } })).toMatchObject({
    id,
    role: 'general_manager',
    active: true,
  });
});
