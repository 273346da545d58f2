import { addDays, instantAt, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { checklist, comes, words } from './words.ts';

type Appointment = CareFacts['appointments'][number];

const MINUTE_MS = 60_000;
const isEve = (step: string): boolean => step.startsWith('eve/');
const appointmentOf = ({ appointments }: CareFacts, subject: string) => appointments.find(({ id }) => id === subject);

/** The evening before, and the hour before; without a clock time, in the list of the day. A new day is a new step. */
function remindersOf({ id, dueOn: on, dueAt }: Appointment, { appointment }: Settings): Occurrence[] {
  const common = { subject: id, lastOn: on, rank: RANK.must, moves: 'earlier' as const };
  const eve = addDays(on, -1);
  const before = dueAt && new Date(dueAt.getTime() - appointment.minutesBefore * MINUTE_MS);
  return [
    { ...common, step: `eve/${on}`, dueOn: eve, dueAt: instantAt(eve, appointment.eveningAt), lastOn: eve },
    { ...common, step: `day/${on}`, dueOn: before ? momentOf(before).date : on, dueAt: before },
  ];
}

/** 预约: nobody who was asked to come finds the store unprepared. Source: sales handbooks. */
export const appointment: CareRule = {
  key: 'appointment',
  title: (step) => (isEve(step) ? '预约前一天确认' : '预约提醒'),
  occurrences: ({ appointments }, settings, from, to) =>
    appointments
      .filter(({ state, setAside }) => state === 'open' && !setAside)
      .flatMap((one) => remindersOf(one, settings))
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
  fulfilledBy: [],
  whyNot(facts, { subject }) {
    const arranged = appointmentOf(facts, subject);
    if (arranged?.setAside) return '客户报了战败';
    return { open: '预约改了时间', done: '预约已完成', cancelled: '预约已取消' }[arranged?.state ?? 'cancelled'];
  },
  prompt({ facts, subject, step, now }) {
    const one = appointmentOf(facts, subject);
    if (!one) return '客户有预约，提前确认一下';
    const day = sayDay(one.dueOn, now);
    const when = one.dueAt ? `${day} ${momentOf(one.dueAt).time} ` : day;
    const isOver = one.dueAt ? one.dueAt < now.instant : one.dueOn < now.date;
    if (isOver) return `${when}${comes[one.kind]}，时间过了，问问来了没有`;
    if (!isEve(step)) return `${when}${comes[one.kind]}，准备接待`;
    return `${when}${comes[one.kind]}，${one.kind === 'delivery' ? checklist : '今晚跟客户确认一下'}`;
  },
  scripts(situation) {
    const one = appointmentOf(situation.facts, situation.subject);
    if (!one) return [];
    const time = one.dueAt ? momentOf(one.dueAt).time : '';
    const when = `${sayDay(one.dueOn, situation.now)}${time}`;
    return spoken(words[one.kind], situation, { when });
  },
};
