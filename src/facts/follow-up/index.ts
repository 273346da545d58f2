import type { CalendarDate, ClockTime } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import type { EventKind } from '../reading/event-words.ts';
import type { Reading } from '../reading/reading.ts';
import { whenOf } from '../reading/when.ts';
import { applyFollowUp } from './apply.ts';

/** The rep promises to get in touch again; `time` null when only the day was said. */
export interface FollowUp {
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
}

const kinds: ReadonlySet<EventKind> = new Set(['call', 'wechat', 'sms', 'contact', 'home_visit']);

function read(reading: Reading): Proposal<FollowUp>[] {
  const promised = reading.events.filter(
    ({ kind, negated, tense }) => kinds.has(kind) && !negated && tense === 'ahead',
  );
  return promised.flatMap((event): Proposal<FollowUp>[] => {
    const when = whenOf(reading, event.dates, 'ahead');
    if (!when) return [];
    // 提醒我明天联系: one promise in two words.
    const words = [event, ...promised.filter(({ dates }) => dates.length === 0)];
    if ('ask' in when) {
      const ask = when.ask.map((date) => ({ label: date, facts: { followUp: { date, time: null } } }));
      return [{ value: null, words, shared: when.places, ask }];
    }
    const { date, time, places, assumed } = when;
    return [{ value: { date, time }, words, shared: places, assumed }];
  });
}

export const followUp: Fact<'followUp', FollowUp> = {
  key: 'followUp',
  read,
  say: ({ date, time }, now) => `${sayDate(date, now)}${time ? ` ${time}` : ''} 再联系`,
  apply: applyFollowUp,
  examples: [
    { said: '陈静三天后再打', value: { date: '2026-09-19' as CalendarDate, time: null } },
    { said: '张伟周五再联系', value: { date: '2026-09-18' as CalendarDate, time: null } },
    { said: '明天下午3点给李娜打电话', value: { date: '2026-09-17' as CalendarDate, time: '15:00' as ClockTime } },
    { said: '张伟下周一回访', value: { date: '2026-09-21' as CalendarDate, time: null } },
    { said: '提醒我周六联系王总', value: { date: '2026-09-19' as CalendarDate, time: null } },
    { said: '张伟改天再聊', value: null },
  ],
};
