import { tick } from '../../../src/care/tick.ts';
import { addDays, type CalendarDate, type ClockTime } from '../../../src/language/calendar-date.ts';
import { createRandom } from '../../../src/simulator/random.ts';
import type { Store } from '../../support/bot.ts';
import type { Watch } from './watch.ts';

export const REPS = ['liqiang', 'gaomin', 'hanxue'] as const;
type Rep = (typeof REPS)[number];

/** Customers of every kind; the first sentence about each. */
const CUSTOMERS: readonly (readonly [name: string, says: string])[] = [
  ['赵明', '来店了 看了A4L 预算30万 H级'],
  ['钱华', '抖音来的 想看Q5L'],
  ['孙丽', '今天提车 A4L'],
  ['李军', '8月20号提的车 Q5L'],
  ['周芳', '2025年9月20日提的车 A6L'],
  ['吴强', '生日农历腊月三十'],
  ['郑洁', '生日10月1号 价值A'],
  ['王磊', '交强险11月15号到期 商业险11月20号到期'],
  ['冯涛', '下周三上午10点试驾'],
  ['陈红', '周五下午3点再联系'],
  ['杨帆', '战败了 价格太高'],
  ['许静', '投诉空调异响'],
  ['何平', '2024年10月10日提的车 朗逸'],
  ['吕燕', '汽车之家留的资 B级'],
  ['施洋', '基盘客户 C级'],
  ['张扬', '今天试驾了A4L A级'],
  ['孔亮', '微信聊了 三天后再联系'],
  ['曹颖', '懂车帝来的 想看A6L'],
  ['严军', '今天提车 途观 生日农历八月十五'],
  ['华敏', '年检12月到期'],
  ['金鑫', '月底提车'],
  ['魏来', '2023年9月25日提的车 迈腾'],
  ['陶然', '来店了'],
  ['姜楠', '朋友介绍 O级'],
  ['戚薇', '打电话没接'],
];
export const NAMES = CUSTOMERS.map(([name]) => name);

const NEWS = [
  '来店了',
  '来店了 A级',
  '打电话没接',
  '微信聊了 明天再联系',
  '打电话聊了 挺好',
  '后天下午3点再联系',
  '后天晚上10点再联系',
  '下周五再联系',
  '下周三上午10点试驾',
  '试驾改到下周五',
  '取消试驾',
  '今天提车 Q5L',
  '做了首保',
  '保养完了',
  '里程4800公里',
  '里程21000公里',
  '保险下个月20号到期',
  '续保了',
  '年检过了',
  '投诉异响',
  '投诉暂停 等配件',
  '投诉结案了 换了件 客户满意',
  '战败了 买了竞品',
  '没战败',
  'H级',
  'C级',
  '生日农历八月十五',
  '生日农历腊月三十',
  '价值A',
  '满意度3分',
];
const ANSWERS = [
  '1完成',
  '1明天',
  '2没接',
  '1完成 2跳过 3明天',
  '都完成了',
  '2下午4点',
  '除了1都完成',
  '3战败 买了竞品',
  '2不管',
  '1后天',
  '更多',
  '1来 2不来',
];

/** What is arranged in the store, each on the first day from then on that the bot is there. */
const ARRANGED: readonly (readonly [from: string, userid: string, says: string])[] = [
  ['2026-09-03', 'gaomin', '周二休'],
  ['2026-09-20', 'zhouming', '设置 假期 10月1日-10月7日'],
  ['2026-10-12', 'zhouming', '活动 10月24日下午2点 试驾会 邀请 H级和A级'],
  ['2026-10-15', 'zhouming', '设置 首保 4个月'],
  ['2026-11-02', 'hanxue', '每周四休息'],
  ['2026-11-20', 'liqiang', '免打扰 20:00-9:30'],
  ['2027-01-20', 'zhouming', '设置 假期 2月5日-2月11日'],
  ['2027-02-20', 'liqiang', '免打扰 21:00-8:00'],
  ['2027-03-01', 'zhouming', '设置 清单 5'],
  ['2027-03-20', 'zhouming', '活动 4月3日上午10点 车主讲堂 邀请 A级和C级'],
  ['2027-04-01', 'zhouming', '设置 营业 周一至周六'],
  ['2027-05-10', 'gaomin', '取消周二休'],
  ['2027-06-01', 'zhouming', '设置 清单 12'],
  ['2027-07-01', 'zhouming', '设置 顺延 2'],
  ['2027-08-01', 'zhouming', '设置 级别 H 3天'],
  ['2027-09-01', 'zhouming', '设置 节日 关'],
  ['2027-09-20', 'zhouming', '设置 假期 10月1日-10月7日'],
  ['2027-10-20', 'zhouming', '设置 营业 周一至周日'],
  ['2027-11-01', 'zhouming', '设置 节日 开'],
  ['2027-12-01', 'zhouming', '设置 顺延 4'],
  ['2028-01-15', 'zhouming', '设置 假期 1月25日-1月31日'],
  ['2028-03-01', 'hanxue', '取消周四休'],
];

/** Given to another rep for good. */
const HANDED: readonly (readonly [from: string, name: string, to: string])[] = [
  ['2027-01-12', '赵明', '高敏'],
  ['2027-06-18', '李军', '高敏'],
  ['2027-12-20', '钱华', '李强'],
];

/** Hours at which a running bot looks; the minute is drawn by lot. The lists leave at 08:26 to 08:30. */
const HOURS = ['00', '07', '09', '12', '15', '18', '20', '22'];
const WHOLE_DAYS_DOWN = [1, 1, 2, 2, 3, 5, 10];

/** Two years in a store, drawn by lot, the same on every run. */
export function createLife(store: Store, watch: Watch, first: CalendarDate, seed: number) {
  const random = createRandom(seed);
  const chance = (part: number): boolean => random.next() < part;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random.next() * all.length)] as T;
  const arranged = [
    ...ARRANGED,
    ...HANDED.map(([from, name, to]) => [from, 'zhouming', `把${name}转给${to}`] as const),
  ].toSorted();
  let downUntil = first;

  const say = async (userid: string, text: string): Promise<string> => {
    const reply = await store.says(userid, text);
    watch.stirred();
    return reply;
  };

  /** A rep tells something of a customer, mostly one of theirs; and may think better of it. */
  async function tell(rep: Rep): Promise<void> {
    await say(rep, `${pick(await watch.customersOf(rep))} ${pick(NEWS)}`);
    if (chance(0.1)) await say(rep, '撤销');
  }

  async function look(text: string): Promise<void> {
    const now = store.clockIs(text);
    await watch.before();
    const another = { prisma: store.prisma, log: store.log, wake: () => {} };
    await Promise.all([store.beat(), ...(chance(0.1) ? [tick(another, now), store.beat()] : [])]);
    await watch.after(now);
  }

  async function hour(date: CalendarDate, time: string): Promise<void> {
    await look(`${date} ${time}`);
    if (time < '09:00' || time > '21:00') return;
    for (const rep of REPS) {
      if (chance(0.15)) await say(rep, pick(ANSWERS));
      if (chance(0.09)) await tell(rep);
      if (chance(0.004)) await say(rep, pick(['明天休息', '下周一到下周三休息']));
    }
    if (chance(0.1)) await watch.asks(pick(REPS), pick(NAMES));
  }

  return {
    async begin(): Promise<void> {
      for (const [index, [name, says]] of CUSTOMERS.entries())
        await say(REPS[index % REPS.length] as Rep, `${name} 138001380${10 + index} ${says}`);
    },
    async day(date: CalendarDate): Promise<void> {
      if (date < downUntil) return;
      if (chance(0.03)) downUntil = addDays(date, pick(WHOLE_DAYS_DOWN));
      while (arranged[0] && arranged[0][0] <= date) {
        const [, userid, text] = arranged.shift() as (typeof arranged)[number];
        store.clockIs(`${date} 00:05`);
        const reply = await say(userid, text);
        watch.arranged(text, /回数字就好/.test(reply) ? await say(userid, '1') : reply);
      }
      const times = HOURS.filter(() => chance(0.42)).map((hours) => `${hours}:${pick([32, 41, 47, 58])}` as ClockTime);
      const isDown = chance(0.12) ? [pick(HOURS), pick(HOURS)].toSorted() : ['24', '24'];
      for (const time of times) {
        // Off in the middle of a day, or for days from then on.
        if (time >= `${isDown[0]}` && time <= `${isDown[1]}`) continue;
        if (downUntil > date && time > '12') continue;
        await hour(date, time);
        const back = chance(0.02) ? pick(['00:20', '07:58', '09:05']) : null;
        if (back && back < time) await look(`${date} ${back}`);
        if (chance(0.01)) await look(`${addDays(date, -1)} 23:50`);
      }
    },
  };
}
