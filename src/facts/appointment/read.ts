import type { CalendarDate, ClockTime } from '../../language/calendar-date.ts';
import type { Proposal } from '../fact.ts';
import type { Event } from '../reading/event.ts';
import type { EventKind } from '../reading/event-words.ts';
import type { Reading } from '../reading/reading.ts';
import { type When, type WhichWhen, whenOf } from '../reading/when.ts';
import { isAfterRepair } from '../reading/workshop.ts';

export type AppointmentKind = 'visit' | 'test_drive' | 'service' | 'delivery' | 'other';

/** What was arranged, moved (`kind` null when not said what) or called off. `time` null when no clock time was said. */
export type Appointment =
  | { readonly kind: AppointmentKind | null; readonly date: CalendarDate; readonly time: ClockTime | null }
  | { readonly kind: AppointmentKind | null; readonly cancelled: true };

const kindOf: Partial<Record<EventKind, AppointmentKind>> = {
  visit: 'visit',
  test_drive: 'test_drive',
  service: 'service',
  repair: 'service',
  delivery: 'delivery',
  meeting: 'other',
};
/** Of several things to happen on one visit the one it is made for. */
const weight: readonly (AppointmentKind | null)[] = [null, 'visit', 'other', 'service', 'test_drive', 'delivery'];

/** 只要年底能提车就订: a condition, nothing arranged. */
const conditional = /(?:只要|如果|要是|除非|假如|万一)[^,，。;；!！]*$/;
/** 可能来不了: not called off yet. */
const doubted = /(?:可能|也许|大概|万一|要是|如果|怕|担心|会不会)(?:又|会|就)?$/;

export function readAppointment(reading: Reading): Proposal<Appointment>[] {
  const kind = (event: Event): AppointmentKind | null => {
    const plain = kindOf[event.kind] ?? null;
    return plain === 'delivery' && isAfterRepair(reading) ? 'service' : plain;
  };
  const weightiest = (events: readonly Event[]) =>
    events.map(kind).reduce((best, one) => (weight.indexOf(one) > weight.indexOf(best) ? one : best), null);

  const meetings = reading.events.filter((event) => kindOf[event.kind]);
  const moved = reading.events.find((event) => event.kind === 'moved');
  const cancellations = reading.events.filter(
    (event) => event.kind === 'cancelled' && !doubted.test(reading.shape.slice(0, event.start)),
  );
  // 说好的周五来 结果没来: that day is gone.
  const missed = ({ kind, start }: Event) =>
    meetings.some(
      (other) =>
        other.kind === kind &&
        other.negated &&
        other.start > start &&
        failing.test(reading.shape.slice(0, other.start)),
    );
  const ahead = meetings.filter(
    (event) =>
      event.tense === 'ahead' &&
      !event.negated &&
      !missed(event) &&
      !conditional.test(reading.shape.slice(0, event.start)),
  );
  const dated = ahead.find((event) => whenOf(reading, event.dates, 'ahead'));
  if (moved && whenOf(reading, moved.dates, 'ahead')) {
    // 今天没提车 改到下周一: what did not happen is what was moved.
    const what = meetings.filter((event) => event.tense !== 'past' || event.negated);
    return proposed(whenOf(reading, moved.dates, 'ahead'), weightiest(what), [
      moved,
      ...what.filter(({ negated }) => !negated),
    ]);
  }
  const calling = cancellations.find((event) => dated && callsOff(reading, event, dated));
  const cancelled = calling ?? cancellations[0];
  const calledOff = cancelled && (!dated || calling !== undefined);
  if (dated && !calledOff) {
    const same = ahead.filter((event) => event.dates.length === 0 || event.dates.join() === dated.dates.join());
    return proposed(whenOf(reading, dated.dates, 'ahead'), weightiest(same), same);
  }
  if (!cancelled) return unsaid(reading, ahead);
  // 取消 alone may be meant for the bot.
  if (/^[\s,，。!！]*$/.test(reading.shape.slice(0, cancelled.start) + reading.shape.slice(cancelled.end))) return [];
  const words = [cancelled, ...meetings.filter((event) => event.tense !== 'past')];
  const fallback = /来|到店|过/.test(reading.shape.slice(cancelled.start, cancelled.end)) ? 'visit' : null;
  return [{ value: { kind: weightiest(words) ?? fallback, cancelled: true }, words }];
}

const choices = (dates: readonly CalendarDate[], kind: AppointmentKind | null) =>
  dates.map((date) => ({ label: date, facts: { appointment: { kind, date, time: null } } }));

/** 张伟约了周六: what for, on a day that is clear; on one that is not, the day is asked first. */
function purposes(when: When | WhichWhen) {
  if ('ask' in when) return choices(when.ask, 'visit');
  const { date, time } = when;
  const names = { visit: '到店看车', test_drive: '试驾', delivery: '提车', service: '保养' } as const;
  return Object.entries(names).map(([kind, label]) => ({ label, facts: { appointment: { kind, date, time } } }));
}

function proposed(
  when: When | WhichWhen | null,
  kind: AppointmentKind | null,
  words: readonly Event[],
): Proposal<Appointment>[] {
  if (!when) return [];
  if ('ask' in when) return [{ value: null, words, shared: when.places, ask: choices(when.ask, kind) }];
  return [{ value: { kind, date: when.date, time: when.time }, words, shared: when.places, assumed: when.assumed }];
}

/** 结果没来 */
const failing = /(?:结果|最后|但是?|可是?)(?:还是|又|也)?没$/;

const inOneClause = ({ clauses }: Reading, a: Event, b: Event): boolean =>
  clauses.some(({ start, end }) => start <= Math.min(a.start, b.start) && Math.max(a.end, b.end) <= end);

/** 周六的试驾取消 · 本来周六来 来不了了: in one clause, or behind it and of no other day. */
const callsOff = (reading: Reading, cancelled: Event, dated: Event): boolean =>
  inOneClause(reading, cancelled, dated) ||
  (cancelled.start > dated.start && (cancelled.dates.length === 0 || cancelled.dates.join() === dated.dates.join()));

const promises: ReadonlySet<EventKind> = new Set(['call', 'wechat', 'sms', 'contact', 'home_visit']);

/** 约了明天下午: a day without what for. */
function unsaid(reading: Reading, ahead: readonly Event[]): Proposal<Appointment>[] {
  const arranged = reading.events.find(({ kind, dates }) => kind === 'arranged' && dates.length > 0);
  const open = reading.events.filter(
    ({ kind, tense, negated, dates }) => kindOf[kind] && (negated || (tense === 'open' && dates.length === 0)),
  );
  if (reading.events.some(({ negated, start }) => negated && failing.test(reading.shape.slice(0, start)))) return [];
  const told = reading.events.some(({ kind, tense }) => promises.has(kind) && tense === 'ahead');
  const when = arranged && !told && ahead.length === 0 ? whenOf(reading, arranged.dates, 'ahead') : null;
  if (!arranged || !when) return [];
  // 保养预约周六: what for stands apart.
  const [what] = open;
  const kind = what && kindOf[what.kind];
  if (what && kind) return proposed(when, kind, [arranged, what]);
  return [{ value: null, words: [arranged], shared: when.places, ask: purposes(when) }];
}
