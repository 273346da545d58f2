import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/care/index.ts';
import { changedSettings, defaultSettings, readSettings } from '../../../src/care/presets.ts';
import { settingsList } from '../../../src/commands/settings/list.ts';
import { settingsWish } from '../../../src/commands/settings/wish.ts';
import { moment } from '../../care/customers.ts';

const now = moment('2026-09-16 10:00');

/** What a line asks to be laid over the settings; null when it is no change that can be read. */
function patchOf(line: string) {
  const wish = settingsWish(line);
  return wish.kind === 'change' ? (wish.setting.read(wish.said, now)?.(defaultSettings) ?? null) : null;
}

/** Numbers without a name in the chat: how the care works inside, and what a member begins with. */
const INSIDE = [
  ...['times.spreadMinutes', 'quiet.from', 'quiet.to', 'off', 'horizonDays', 'birthday.belatedDays'],
  ...['firstService.repeatDays', 'firstService.untilMonths', 'regularService.windowDays', 'inspection.otherCars'],
  ...['insurance.togetherDays', 'levelDecay.windowDays', 'replacement.windowDays', 'churn.serviceMonths'],
  ...['churn.windowDays', 'promise.graceDays', 'complaint.warnMinutes', 'complaint.escalateMinutes', 'escalation.at'],
];

test.each<[string, object]>([
  ['早报 8:00', { times: { list: '08:00' } }],
  ['早报 早上8点半', { times: { list: '08:30' } }],
  ['晚报 18:40', { times: { digest: '18:40' } }],
  ['晚报 7点', { times: { digest: '19:00' } }],
  ['清单 12', { list: { limit: 12 } }],
  ['清单 最多20条', { list: { limit: 20 } }],
  ['顺延 3次', { list: { carryOver: 3 } }],
  ['营业 周一至周六', { calendar: { openWeekdays: [1, 2, 3, 4, 5, 6] } }],
  ['营业 每天', { calendar: { openWeekdays: [1, 2, 3, 4, 5, 6, 7] } }],
  ['营业 周一休息', { calendar: { openWeekdays: [2, 3, 4, 5, 6, 7] } }],
  ['营业 周二、周四', { calendar: { openWeekdays: [2, 4] } }],
  ['假期 2026-10-01至2026-10-03 (国庆)', { calendar: { closedDays: ['2026-10-01', '2026-10-02', '2026-10-03'] } }],
  ['假期 10月1日-10月2日', { calendar: { closedDays: ['2026-10-01', '2026-10-02'] } }],
  ['假期 元旦', { calendar: { closedDays: ['2027-01-01'] } }],
  ['调休 2026-09-27', { calendar: { openDays: ['2026-09-27'] } }],
  ['级别 H 3天 A 5天', { cadence: { levels: { H: 3, A: 5 } } }],
  ['级别h3a5', { cadence: { levels: { H: 3, A: 5 } } }],
  ['级别 B级10天', { cadence: { levels: { B: 10 } } }],
  ['阶段 潜在 10天 成交客户20天', { cadence: { stages: { potential: 10, delivered: 20 } } }],
  ['衰退 H 10天', { levelDecay: { horizons: { H: 10 } } }],
  ['流失 联系3倍 保养2倍', { churn: { cadences: 3, serviceFactor: 2 } }],
  ['复活 15 45', { revival: { days: [15, 45] } }],
  ['交车 3 7 30 90', { delivery: { d3: 3, d7: 7, d30: 30, d90: 90 } }],
  ['交车 第2、5、25、80天', { delivery: { d3: 2, d7: 5, d30: 25, d90: 80 } }],
  ['首保 4个月 7500公里', { firstService: { months: 4, km: 7500 } }],
  ['首保4个月', { firstService: { months: 4, km: 5000 } }],
  ['首保 半年或1万公里', { firstService: { months: 6, km: 10_000 } }],
  ['首保 A4L 6个月 10000公里', { firstService: { models: { A4L: { months: 6, km: 10_000 } } } }],
  ['首保 model y 一年半', { firstService: { models: { MODELY: { months: 18, km: 5000 } } } }],
  ['定保 8个月，10000km', { regularService: { months: 8, km: 10_000 } }],
  ['保养 1.2万公里', { regularService: { months: 6, km: 12_000 } }],
  ['二保 提前20天', { secondService: { earlierDays: 20 } }],
  ['质保 Q5L 4年', { warranty: { models: { Q5L: { months: 48 } } } }],
  ['质保 三年', { warranty: { months: 36 } }],
  ['质保 提前45天', { warranty: { daysBefore: 45 } }],
  ['年检 90 30', { inspection: { earlyDays: 90, lateDays: 30 } }],
  ['保险 90 45 30 7 3 1', { insurance: { tell: 90, quote: 45, again: 30, last: [7, 3, 1] } }],
  ['置换 3年 6年', { replacement: { years: [3, 6] } }],
  ['生日 提前5天', { birthday: { prepareDays: 5 } }],
  ['节日 提前3天 A类客户', { festival: { daysBefore: 3, values: ['A'] } }],
  ['节日 A、B、C', { festival: { values: ['A', 'B', 'C'] } }],
  ['预约 提前90分钟', { appointment: { minutesBefore: 90 } }],
  ['预约 前一晚8点 提前30分钟', { appointment: { eveningAt: '20:00', minutesBefore: 30 } }],
  ['工作时间 9:00-18:00', { hours: { every: { from: '09:00', to: '18:00' } } }],
  ['工作时间 早上8点半到晚上6点', { hours: { every: { from: '08:30', to: '18:00' } } }],
  ['工作时间 周末 10:00-5点', { hours: { weekdays: { 6: { from: '10:00', to: '17:00' }, 7: { from: '10:00' } } } }],
  ['投诉 20分钟 48小时', { complaint: { contactMinutes: 20, revisitHours: 48 } }],
  ['首次联系 到店3小时 试驾48小时', { firstTouch: { visitMinutes: 180, testDriveHours: 48 } }],
  ['升级 2天', { escalation: { managerDays: 2 } }],
  ['战败 至少联系4次', { lost: { leastContacts: 4 } }],
  ['转介绍 300积分 登记就给', { referral: { points: 300, on: 'recorded' } }],
  ['预设 汽配', { preset: 'parts-trade' }],
  ['预设 宝马', { preset: 'bmw-like' }],
  ['车型 X1 加', { models: ['X1'] }],
  ['车型 加 观致5 大通G20', { models: ['观致5', '大通G20'] }],
])('设置 %s', (line, patch) => {
  expect(patchOf(line)).toMatchObject(patch);
  expect(readSettings(changedSettings({}, patchOf(line) ?? {})).problems).toEqual([]);
});

test.each([
  '早报 25:00',
  '工作时间 随便',
  '工作时间 晚点',
  '投诉 30分钟 20分钟',
  '首次联系 24小时',
  '清单 很多',
  '营业 张伟',
  '假期 随便',
  '级别 Z 3天',
  '交车 3 7 30',
  '首保 快一点',
  '首保 -3个月',
  '首保 4个月 5个月',
  '首保 1.3个月',
  '质保 10000公里',
  '生日 5月20',
  '预设 飞机',
  '车型',
  '复活 明天',
])('设置 %s changes nothing', (line) => {
  expect(patchOf(line)).toBeNull();
});

describe('what the list of settings promises', () => {
  test.each(settingsList.map((one) => [one.name, one] as const))('%s can be read from its own example', (_, one) => {
    const wish = settingsWish(one.example);
    expect(wish).toMatchObject({ kind: 'change', setting: one });
    expect(patchOf(one.example)).not.toBeNull();
  });

  test.each(settingsList.map((one) => [one.name, one] as const))('%s writes below its paths only', (_, one) => {
    const patch = patchOf(one.example) ?? {};
    const paths = (value: unknown, path: string[] = []): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, part]) => paths(part, [...path, key]))
        : [path.join('.')];
    const own = one.paths.map((path) => path.join('.'));
    const foreign = paths(patch).filter((path) => !own.some((begin) => `${path}.`.startsWith(`${begin}.`)));
    // A day that opens is no longer closed, and the other way round.
    expect(foreign.filter((path) => !path.startsWith('calendar.'))).toEqual([]);
  });

  test('every number of the settings can be set by chat, but for these', () => {
    const leaves = (value: unknown, path: string[] = []): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
        ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]))
        : [path.join('.')];
    const settable = settingsList.flatMap(({ paths }) => paths.map((path) => `${path.join('.')}.`));
    const left = leaves(defaultSettings).filter((leaf) => !settable.some((path) => `${leaf}.`.startsWith(path)));
    expect(left.toSorted()).toEqual(INSIDE.toSorted());
  });

  test('what can be switched off is a care rule', () => {
    const keys = rules.map(({ key }) => key);
    expect(settingsList.flatMap((one) => one.rules ?? []).filter((rule) => !keys.includes(rule))).toEqual([]);
  });

  test('no name stands for two settings', () => {
    const names = settingsList.flatMap(({ name, also = [] }) => [name, ...also]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

test.each([
  ['', 'all'],
  ['我的', 'mine'],
  ['记录', 'history'],
  ['首保', 'one'],
  ['恢复 首保', 'restore'],
  ['首保 恢复默认', 'restore'],
  ['取消假期', 'restore'],
  ['恢复 首保 A4L', 'restore'],
  ['取消 质保 Q5L', 'restore'],
  ['取消假期 10月1日', 'change'],
  ['关闭节日问候', 'off'],
  ['节日 停用', 'off'],
  ['节日 开', 'on'],
  ['恢复', 'restoreWhat'],
  ['恢复 全部', 'restoreWhat'],
  ['H级 3天', 'change'],
  ['频率 H 3天', 'change'],
  ['营业时间 8:30-17:30', 'change'],
  ['保样 6个月', 'unknown'],
])('设置 %s is %s', (line, kind) => {
  expect(settingsWish(line).kind).toBe(kind);
});
