import { aloneAt, type Calendar, isWorkingDay, listDay, storeOpen } from '../../care/calendar.ts';
import type { ToldItem } from '../../care/todays-list.ts';
import { calendarOf } from '../../care/working.ts';
import { addDays, type CalendarDate, type ClockTime, instantAt, momentOf } from '../../language/calendar-date.ts';
import { sayDay, sayInstant } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';
import type { Acted } from './actions.ts';
import type { AnswerItem } from './items.ts';

/** When an item comes back: in a list, or alone at an instant; exactly one of the two. */
interface Until {
  readonly promptOn: CalendarDate | null;
  readonly promptAt: Date | null;
}

/** Puts an item off to the day the member named, or to a clock time of it. */
export async function snooze(context: CommandContext, item: ToldItem, { date, time }: AnswerItem): Promise<Acted> {
  const { now } = context;
  const acted = { customerId: item.customer.id, contacted: false } as const;
  const missed = (said: string): Acted => ({ ...acted, mark: '!', said, settled: [] });
  if (!date) return missed(`改到哪天？例如“${item.number}明天”`);
  if (date < now.date) return missed(`${sayDay(date, now)}已经过了，换一天再说一次，例如“${item.number}明天”`);
  const calendar = await ownCalendar(context);
  if (time) {
    if (instantAt(date, time) <= now.instant) return missed(`${time}已经过了，换个时间再说一次`);
    const { until, said } = atTime(context, calendar, date, time);
    await putOff(context, item, until);
    return { ...acted, mark: '→', said, settled: item.open.map(({ id }) => id) };
  }
  if (date === now.date) return missed('还在今天的清单里，办完告诉我');
  const promptOn = listDay(date, 'later', calendar);
  await putOff(context, item, { promptOn, promptAt: null });
  const said = `改到${sayDay(promptOn, now)}${whyMoved(context, calendar, date, promptOn)}`;
  return { ...acted, mark: '→', said, settled: item.open.map(({ id }) => id) };
}

/** Leaves an item for the member's next list. @returns how the reply says so */
export async function untilNextList(context: CommandContext, item: ToldItem): Promise<string> {
  const { now } = context;
  const promptOn = listDay(addDays(now.date, 1), 'later', await ownCalendar(context));
  await putOff(context, item, { promptOn, promptAt: null });
  return `${sayDay(promptOn, now)}的清单再提醒你`;
}

/** A clock time in the quiet hours is told before they begin; when that is over, in the next list. */
function atTime({ now }: CommandContext, calendar: Calendar, date: CalendarDate, time: ClockTime) {
  const asked = instantAt(date, time);
  const promptAt = aloneAt(asked, calendar.quiet);
  if (promptAt <= now.instant) {
    const promptOn = listDay(addDays(now.date, 1), 'later', calendar);
    return { until: { promptOn, promptAt: null }, said: `那会儿是你的免打扰时间，放进${sayDay(promptOn, now)}的清单` };
  }
  const said =
    promptAt < asked
      ? `${time}在你的免打扰时间里，${sayInstant(promptAt, now)}先提醒你`
      : `${sayDay(date, now)}${momentOf(promptAt).time}提醒你`;
  return { until: { promptOn: null, promptAt }, said };
}

function whyMoved({ now }: CommandContext, calendar: Calendar, asked: CalendarDate, moved: CalendarDate): string {
  if (asked === moved || isWorkingDay(asked, calendar)) return '';
  return `（${sayDay(asked, now)}${storeOpen(asked, calendar.store) ? '你休息' : '店里不营业'}）`;
}

async function ownCalendar({ tx, speaker, settings }: CommandContext): Promise<Calendar> {
  return calendarOf(await tx.member.findUniqueOrThrow({ where: { id: speaker.id } }), settings);
}

/** The member's own wish outlives the window the rule gave it, and starts the count of lists anew. */
async function putOff({ writing }: CommandContext, { open }: ToldItem, { promptOn, promptAt }: Until): Promise<void> {
  const day = promptOn ?? (promptAt && momentOf(promptAt).date);
  for (const { customer, ...row } of open) {
    const lastOn = day && day > row.lastOn ? day : row.lastOn;
    await writing.update('touchpoint', row, { state: 'snoozed', promptOn, promptAt, lastOn, carried: 0 });
  }
}
