import type { DirectoryData, User } from '../../src/simulator/directory.ts';

const member = (userid: string, name: string, department: number, leads = false): User => ({
  ...{ userid, name, department: [department] },
  ...(leads && { is_leader_in_dept: [1] }),
});

/** The members of the tests' store: two teams with a manager each, a general manager, and an administrator. */
export const staff: DirectoryData = {
  departments: [
    { id: 1, name: '城东店', parentid: 0 },
    { id: 2, name: '销售一组', parentid: 1 },
    { id: 3, name: '销售二组', parentid: 1 },
  ],
  users: [
    member('LiQiang', '李强', 2),
    member('gaomin', '高敏', 2),
    member('hanxue', '韩雪', 3),
    member('linjing', '林静', 2, true),
    member('luofeng', '罗峰', 3, true),
    member('zhouming', '周明', 1, true),
    member('wuguan', '吴冠', 1),
  ],
};
