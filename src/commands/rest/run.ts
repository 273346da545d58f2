import { listDay } from '../../care/calendar.ts';
import { replan } from '../../care/replan.ts';
import { calendarOf } from '../../care/working.ts';
import { customersToMove } from '../../care/working-changed.ts';
import type { Member } from '../../db/generated/client.ts';
import { UserError } from '../../errors.ts';
import { addDays, type CalendarDate, weekdayOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type RestWish, restWish } from './wish.ts';

type Change = Exclude<RestWish, { kind: 'show' }>;

const WEEKDAYS = '一二三四五六日';
const sayWeekdays = (weekdays: readonly number[]): string =>
  weekdays.map((weekday) => `周${WEEKDAYS[weekday - 1]}`).join('、');

/** Sets or takes back the speaker's own days off, and moves what is planned on them. */
export async function runRest(context: CommandContext, said: string): Promise<Reply> {
  const { tx, writing, settings, speaker, now } = context;
  const wish = restWish(said, now);
  const member = await tx.member.findUniqueOrThrow({ where: { id: speaker.id } });
  if (wish.kind === 'show') return { text: sayStanding(member, context) };
  const changed = wish.kind === 'weekly' ? weekly(wish, member) : single(wish, member, context);
  await writing.update('member', member, changed);
  await replan(writing, await customersToMove(tx, member.id, settings), { settings });
  return { text: sayChange(wish, { ...member, ...changed }, context) };
}

function weekly({ weekdays, rests }: Extract<Change, { kind: 'weekly' }>, { restDays }: Member) {
  const others = restDays.filter((weekday) => !weekdays.includes(weekday));
  if (!rests && others.length === restDays.length) throw new UserError(`${sayWeekdays(weekdays)}本来就不休息。`);
  const changed = (rests ? [...others, ...weekdays] : others).toSorted();
  if (changed.length === 7) throw new UserError('一周七天都休息，清单就没有日子发了。留一天上班吧。');
  return { restDays: changed };
}

function single({ days, rests }: Extract<Change, { kind: 'days' }>, member: Member, { now }: CommandContext) {
  const kept = member.daysOff.filter((day) => day >= now.date && !days.includes(day));
  if (rests) return { daysOff: [...kept, ...days].toSorted() };
  const fixed = days.find((day) => member.restDays.includes(weekdayOf(day)));
  if (fixed) {
    const name = sayWeekdays([weekdayOf(fixed)]);
    throw new UserError(`${sayDate(fixed, now)}是你每周固定的休息日；以后都不休了就说“取消${name}休”。`);
  }
  if (!days.some((day) => member.daysOff.includes(day))) throw new UserError(`${saySpan(days, now)}本来就不休息。`);
  return { daysOff: kept };
}

/** 9月17日 周四; 9月17日 周四到9月19日 周六. */
function saySpan(days: readonly CalendarDate[], now: CommandContext['now']): string {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first === last) return first ? sayDate(first, now) : '';
  const isRow = addDays(first, days.length - 1) === last;
  return isRow ? `${sayDate(first, now)}到${sayDate(last, now)}` : days.map((day) => sayDate(day, now)).join('、');
}

const MEANS = '不发清单；到期的事顺延，生日提前；约好钟点的照常提醒。';

/** Says the change back with what it means. */
function sayChange(wish: Change, member: Member, { settings, now }: CommandContext): string {
  if (wish.kind === 'weekly') {
    const names = sayWeekdays(wish.weekdays);
    if (!wish.rests) return `好，以后${names}照常上班，清单照发。`;
    return `好，以后每${names}休息：当天${MEANS}\n只休一次就说“撤销”，再说“下${names.slice(0, 2)}休息”；不休了说“取消${names.slice(0, 2)}休”。`;
  }
  const span = saySpan(wish.days, now);
  if (!wish.rests) return `好，${span}照常上班，清单照发。`;
  const back = listDay(addDays(wish.days.at(-1) ?? now.date, 1), 'later', calendarOf(member, settings));
  return `好，${span}休息：${MEANS}\n${sayDate(back, now)}起清单照常。`;
}

/** The days off as they stand; '' without any. */
export function sayOwnDays({ restDays, daysOff }: Member, { now }: CommandContext): string {
  const ahead = daysOff.filter((day) => day >= now.date);
  const parts = [
    restDays.length > 0 && `每${sayWeekdays(restDays)}休息`,
    ahead.length > 0 && `另外${ahead.map((day) => sayDate(day, now)).join('、')}休息`,
  ].filter((part) => part !== false);
  return parts.join('，');
}

function sayStanding(member: Member, context: CommandContext): string {
  const days = sayOwnDays(member, context);
  return days ? `你${days}。` : '你没有设休息日。要设就说：周二休，或者：明天休息。';
}
