import type { DirectoryData } from '../simulator/directory.ts';

/** The demo's company. Every key is made up and good for the simulated WeCom only. */
export const company = {
  name: '启程汽车城东店',
  corpId: 'wwdemo0000huifang1',
  agentId: 1000002,
  secret: 'demo-secret-of-the-simulated-wecom-only-0001',
  callbackToken: 'DemoCallbackToken',
  encodingAesKey: 'DemoKeyForTheSimulatedWeComOnly000000000000',
} as const;

const NEW_CARS = 2;
const USED_CARS = 3;
const leader = { is_leader_in_dept: [1] } as const;

/** Two teams: new cars of one brand, and used cars of all. */
export const directory: DirectoryData = {
  departments: [
    { id: 1, name: company.name, parentid: 0 },
    { id: NEW_CARS, name: '新车部', parentid: 1, department_leader: ['chenjing'] },
    { id: USED_CARS, name: '二手车部', parentid: 1, department_leader: ['xujianhua'] },
  ],
  users: [
    { userid: 'liuguodong', name: '刘国栋', department: [1], position: '店总', ...leader },
    { userid: 'chenjing', name: '陈静', department: [NEW_CARS], position: '销售经理', ...leader },
    { userid: 'liqiang', name: '李强', department: [NEW_CARS], position: '销售顾问' },
    { userid: 'wangmin', name: '王敏', department: [NEW_CARS], position: '销售顾问' },
    { userid: 'zhaopeng', name: '赵鹏', department: [NEW_CARS], position: '销售顾问' },
    { userid: 'xujianhua', name: '徐建华', department: [USED_CARS], position: '二手车经理', ...leader },
    { userid: 'sunxiaoyan', name: '孙晓燕', department: [USED_CARS], position: '二手车顾问' },
    { userid: 'wuhao', name: '吴昊', department: [USED_CARS], position: '二手车顾问' },
    { userid: 'hemiao', name: '何苗', department: [USED_CARS], position: '二手车顾问' },
  ],
};

export const newCarReps = ['liqiang', 'wangmin', 'zhaopeng'] as const;
export const usedCarReps = ['sunxiaoyan', 'wuhao', 'hemiao'] as const;

/** What a rep who has never seen it might type first. */
const REP_EXAMPLES: readonly string[] = [
  '张伟 13800138000 看了A4L 预算30万 下周三试驾',
  '1完成 3明天',
  '话术 1',
  '今天跟进谁',
  '王总说Q7价格可以 周五下午三点再联系',
  '撤销',
  '帮助',
];
/** What a leader might. */
const LEADER_EXAMPLES: readonly string[] = [
  '审批',
  '投诉',
  '今天跟进谁',
  '活动 周六下午2点 试驾会 邀请 H级和A级',
  '设置',
  '帮助',
];

/** What somebody with this userid might type first. */
export function examplesFor(userid: string): readonly string[] {
  const isLeader = directory.users.find((user) => user.userid === userid)?.is_leader_in_dept?.includes(1);
  return isLeader ? LEADER_EXAMPLES : REP_EXAMPLES;
}
