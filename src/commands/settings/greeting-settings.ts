import { clockSaid } from '../clock.ts';
import { only, wholeNumbers } from './amounts.ts';
import { rowOfDays } from './row-of-days.ts';
import type { Setting } from './setting.ts';

/** Greetings, and what reminds of appointments. */
export const greetingSettings: readonly Setting[] = [
  rowOfDays('生日', ['生日提醒'], 'birthday', {
    example: '生日 提前5天',
    most: 1,
    paths: [['birthday', 'prepareDays']],
    read: ([prepareDays = 3]) => ({ birthday: { prepareDays } }),
    say: ({ birthday }) => `提前${birthday.prepareDays}天准备，当天祝福`,
  }),
  {
    ...{ name: '节日', also: ['节日问候', '节日祝福'], example: '节日 提前2天 A B类客户' },
    paths: [['festival']],
    rules: ['festival'],
    shows: 'plans',
    read(said) {
      const values = [...said.matchAll(/(?<![A-Za-z])[ABCD](?![A-Za-z])/gi)].map(([value]) => value.toUpperCase());
      const rest = said.replaceAll(/(?<![A-Za-z])[ABCD](?![A-Za-z])|价值|类?客户|类|级/gi, ' ');
      const [daysBefore] = wholeNumbers(rest, '天', [1, 1]) ?? [];
      if (daysBefore === undefined && (values.length === 0 || rest.replaceAll(/[\s,，、和]/g, '') !== '')) return null;
      return () => ({
        festival: { ...(daysBefore !== undefined && { daysBefore }), ...(values.length > 0 && { values }) },
      });
    },
    say: ({ festival: { daysBefore, values, tags } }) =>
      `提前${daysBefore}天，给价值${values.join('、')}和${tags.join('、')}客户`,
  },
  {
    ...{ name: '预约', also: ['预约提醒'], example: '预约 提前60分钟 前一晚18:06' },
    paths: [['appointment']],
    rules: ['appointment'],
    shows: 'plans',
    read(said) {
      const evening = /前(?:一|1)?(?:天)?晚上?\s*(?<time>\d{1,2}(?:[:：.]\d{2}|点半?)?)/.exec(said);
      const eveningAt = evening && clockSaid(evening.groups?.time ?? '', { evening: true });
      if (evening && !eveningAt) return null;
      const rest = evening ? said.replace(evening[0], ' ') : said;
      const found = only(rest, /(?:提前)?(?<n>\d{1,3})\s*(?:分钟)/g);
      if ((found?.length ?? 0) > 1 || (!found && (!eveningAt || rest.replaceAll(/[\s,，、和]/g, '') !== '')))
        return null;
      const minutesBefore = found ? Number(found[0]?.n) : null;
      return () => ({
        appointment: { ...(eveningAt && { eveningAt }), ...(minutesBefore !== null && { minutesBefore }) },
      });
    },
    say: ({ appointment }) => `前一晚${appointment.eveningAt}，当天提前${appointment.minutesBefore}分钟`,
  },
];
