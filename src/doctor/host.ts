import type { Settings } from '../care/presets.ts';
import { type CalendarDate, momentOf, monthOf, yearOf } from '../language/calendar-date.ts';
import { bad, type Finding, ok, warn } from './finding.ts';

const OLDEST_NODE = [20, 19] as const;

/** The Node.js that runs us. @param version such as v20.19.0 */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  return isOld ? bad(`Node.js ${version} 太旧`, '请升级到 20.19 或更新的版本') : ok(`Node.js ${version}`);
}

/** Whether this Node.js knows China's time: one built without full ICU data would be hours off. */
export function examineZone(): Finding {
  const { date, time } = momentOf(new Date('2026-01-01T16:30:00Z'));
  return date === '2026-01-02' && time === '00:30'
    ? ok('时区数据正常（Asia/Shanghai）')
    : bad('这个 Node.js 不认识 Asia/Shanghai 时区', '请换用官方的 Node.js（带完整 ICU 数据）');
}

/** Two minutes are nothing to a person, but sooner or later they make a callback look like a replay. */
const SKEW_WARN_S = 60;
const SKEW_BAD_S = 300;

/**
 * This machine's clock beside WeCom's.
 * @param theirs the Date header of an answer of WeCom's, null when there was none
 */
export function examineClock(ours: Date, theirs: string | null): Finding {
  const there = theirs === null ? Number.NaN : Date.parse(theirs);
  if (Number.isNaN(there)) return warn('没拿到企业微信的时间，时钟没法对', '请确认这台机器能访问企业微信');
  const seconds = Math.round((ours.getTime() - there) / 1000);
  const text = `时钟比企业微信${seconds < 0 ? '慢' : '快'} ${Math.abs(seconds)} 秒`;
  const remedy = '打开自动校时：timedatectl set-ntp true';
  if (Math.abs(seconds) >= SKEW_BAD_S) return bad(text, remedy);
  return Math.abs(seconds) >= SKEW_WARN_S ? warn(text, remedy) : ok('时钟准确');
}

/**
 * From November to February: whether somebody has said when the store is closed over the coming Spring Festival. The
 * State Council publishes the year's arrangement in November.
 */
export function examineHolidays({ calendar }: Settings, today: CalendarDate): Finding {
  const month = monthOf(today);
  const year = yearOf(today) + (month >= 11 ? 1 : 0);
  const known = [...calendar.closedDays, ...calendar.openDays].some((day) => yearOf(day) === year);
  if (known || (month > 2 && month < 11)) return ok('假期安排不缺');
  const remedy = `春节要歇业就在聊天里发，例如：设置 假期 ${year}-02-05至${year}-02-12；照常营业可以不管`;
  return warn(`还没有录入 ${year} 年的放假和调休`, remedy);
}
