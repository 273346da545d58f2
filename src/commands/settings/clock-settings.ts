import type { Settings } from '../../care/presets.ts';
import { clockSaid } from '../clock.ts';
import { only, wholeNumbers } from './amounts.ts';
import { sayWeekdays, weekdaysSaid } from './dates.ts';
import type { Setting } from './setting.ts';

const TIME = '(?:早上?|上午|下午|晚上?)?\\d{1,2}(?:[:：.]\\d{2}|点半?)';
const hours = new RegExp(`^(?<days>[^\\d早上下晚]*?)\\s*(?<from>${TIME})\\s*(?:-|~|—|到|至)\\s*(?<to>${TIME})$`);

/** 9:00-18:00; of some weekdays only: 周六 10:00-17:00. */
function hoursSaid(said: string) {
  const { days = '', from = '', to = '' } = hours.exec(said.trim())?.groups ?? {};
  const open = clockSaid(from);
  const close = clockSaid(to, { evening: !/早|上午/.test(to) && Number.parseInt(to, 10) < Number.parseInt(from, 10) });
  const weekdays = days === '' ? [] : weekdaysSaid(days);
  return open && close && weekdays ? { weekdays, span: { from: open, to: close } } : null;
}

function sayHours({ hours: { every, weekdays } }: Settings): string {
  const others = Object.entries(weekdays).map(([day, { from, to }]) => `${sayWeekdays([Number(day)])} ${from}–${to}`);
  return [`${every.from}–${every.to}`, ...others].join('；');
}

const firstTouch = /(?<what>到店|来店|线索|试驾)(?:后|感谢|回访)?\s*(?<n>\d{1,3}(?:\.5)?)\s*个?(?:小时|h)(?:内)?/gi;
const complaint = /(?<n>\d{1,3})\s*(?<unit>分钟|小时|天)(?:内)?/g;

/** What must not be missed: the store's working hours, the clocks of complaints and first contacts, escalation. */
export const clockSettings: readonly Setting[] = [
  {
    ...{ name: '工作时间', also: ['上班时间', '工作时段'], example: '工作时间 9:00-18:00' },
    paths: [['hours']],
    shows: 'plans',
    read(said) {
      const wish = hoursSaid(said);
      if (!wish) return null;
      const { weekdays, span } = wish;
      if (weekdays.length === 0) return () => ({ hours: { every: span } });
      return () => ({ hours: { weekdays: Object.fromEntries(weekdays.map((day) => [String(day), span])) } });
    },
    say: sayHours,
  },
  {
    ...{ name: '投诉', also: ['投诉时限', '投诉处理'], example: '投诉 30分钟 24小时 7天' },
    paths: [
      ['complaint', 'contactMinutes'],
      ['complaint', 'revisitHours'],
      ['complaint', 'careDays'],
    ],
    shows: 'plans',
    read(said) {
      const keys = { 分钟: 'contactMinutes', 小时: 'revisitHours', 天: 'careDays' } as const;
      const found = only(said, complaint);
      if (!found || new Set(found.map(({ unit }) => unit)).size !== found.length) return null;
      const terms = found.map(({ unit, n }) => [keys[unit as keyof typeof keys], Number(n)]);
      return () => ({ complaint: Object.fromEntries(terms) });
    },
    say: ({ complaint: { contactMinutes, revisitHours, careDays } }) =>
      `${contactMinutes}分钟内联系（上班时间），${revisitHours}小时回访，第${careDays}天关怀`,
  },
  {
    ...{ name: '首次联系', also: ['首触', '首次跟进'], example: '首次联系 到店2小时 线索24小时 试驾72小时' },
    paths: [['firstTouch']],
    rules: ['first-touch'],
    shows: 'plans',
    read(said) {
      const found = only(said, firstTouch);
      if (!found) return null;
      const terms = found.map(({ what, n }) => {
        if (what === '线索') return ['leadHours', Number(n)];
        return what === '试驾' ? ['testDriveHours', Number(n)] : ['visitMinutes', Number(n) * 60];
      });
      return () => ({ firstTouch: Object.fromEntries(terms) });
    },
    say: ({ firstTouch: { visitMinutes, leadHours, testDriveHours } }) =>
      `到店后${visitMinutes / 60}小时、线索${leadHours}小时、试驾后${testDriveHours}小时内`,
  },
  {
    ...{ name: '升级', also: ['上报', '升级提醒'], example: '升级 3天 1天' },
    paths: [
      ['escalation', 'managerDays'],
      ['escalation', 'generalManagerDays'],
    ],
    shows: 'cases',
    read(said) {
      const [managerDays, generalManagerDays] = wholeNumbers(said, '个?工作日|天', [1, 2]) ?? [];
      if (managerDays === undefined) return null;
      return () => ({ escalation: { managerDays, ...(generalManagerDays && { generalManagerDays }) } });
    },
    say: ({ escalation }) =>
      `必办的${escalation.managerDays}个工作日没办报经理，再${escalation.generalManagerDays}天报店总`,
  },
  {
    ...{ name: '战败', also: ['战败审批', '战败要求'], example: '战败 至少3次' },
    paths: [['lost', 'leastContacts']],
    shows: 'cases',
    read(said) {
      const [leastContacts] = wholeNumbers(said.replaceAll(/联系|跟进/g, ''), '次', [1, 1]) ?? [];
      return leastContacts === undefined ? null : () => ({ lost: { leastContacts } });
    },
    say: ({ lost }) => `联系不到${lost.leastContacts}次就报，会提醒经理`,
  },
  {
    ...{ name: '转介绍', also: ['转介绍积分', '积分'], example: '转介绍 500积分 交车后' },
    paths: [
      ['referral', 'points'],
      ['referral', 'on'],
    ],
    shows: 'cases',
    read(said) {
      const when = /交车后?|成交后?|提车后?/.test(said) ? 'delivered' : /登记|到店|推荐/.test(said) ? 'recorded' : null;
      const rest = said.replaceAll(/(?:交车|成交|提车|登记|到店|推荐)(?:后|就|时)?(?:给)?/g, ' ');
      const [points] = wholeNumbers(rest, '积?分', [1, 1]) ?? [];
      if (points === undefined) return null;
      return () => ({ referral: { points, ...(when && { on: when }) } });
    },
    say: ({ referral }) => `${referral.points}积分，新客户${referral.on === 'delivered' ? '交车后' : '登记时'}给`,
  },
  {
    ...{ name: '新客礼', also: ['新客优惠', '被介绍人优惠'], example: '新客礼 送首次保养' },
    paths: [['referral', 'newcomerDiscount']],
    shows: 'cases',
    read(said) {
      const newcomerDiscount = /^(?:取消|没有|不送|无)$/.test(said.trim()) ? '' : said.trim();
      return () => ({ referral: { newcomerDiscount } });
    },
    say: ({ referral }) => referral.newcomerDiscount || '没有设',
  },
];
