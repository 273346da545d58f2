const ZONE = 'Asia/Shanghai';
const format = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour12: false, ...options });
const DAY = format({ year: 'numeric', month: '2-digit', day: '2-digit' });
const CLOCK = format({ hour: '2-digit', minute: '2-digit' });
const DATE = format({ month: 'long', day: 'numeric' });
const WEEKDAY = format({ weekday: 'short' });

const DAY_MS = 86_400_000;
const GAP_MS = 5 * 60_000;

export const clockOf = (date) => CLOCK.format(date);
export const dayOf = (date) => `${DATE.format(date)} ${WEEKDAY.format(date)}`;
/** The same, with the year where it is another one than at `now`. */
export const fullDayOf = (date, now) => {
  const year = DAY.format(date).slice(0, 4);
  return year === DAY.format(now).slice(0, 4) ? dayOf(date) : `${year}年${dayOf(date)}`;
};
/** 'YYYY-MM-DD' in Shanghai. */
export const isoDayOf = (date) => new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(date);

/** How a chat names a time: today 08:26, yesterday 昨天 08:26, else with the date. */
export function chatTime(date, now) {
  const day = DAY.format(date);
  if (day === DAY.format(now)) return clockOf(date);
  if (day === DAY.format(new Date(now.getTime() - DAY_MS))) return `昨天 ${clockOf(date)}`;
  return `${fullDayOf(date, now)} ${clockOf(date)}`;
}

/** Whether a time is written between two bubbles. */
export const needsTime = (before, after) => !before || after - before >= GAP_MS;
