import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { expiryOf } from '../reading/expiry.ts';
import type { Reading } from '../reading/reading.ts';
import { applyInspection } from './apply.ts';

/** The annual inspection is due by that day. */
export interface Inspection {
  readonly expires: CalendarDate;
}

function read(reading: Reading): Proposal<Inspection>[] {
  return reading.events.flatMap((event): Proposal<Inspection>[] => {
    const when = event.kind === 'inspection' && !event.negated ? expiryOf(reading, event) : null;
    if (!when) return [];
    if ('ask' in when) {
      const ask = when.ask.map((expires) => ({ label: expires, facts: { inspection: { expires } } }));
      return [{ value: null, words: [event], shared: when.places, ask }];
    }
    const assumed = when.assumed.includes('date') ? ['expires'] : [];
    return [{ value: { expires: when.date }, words: [event], shared: when.places, assumed }];
  });
}

export const inspection: Fact<'inspection', Inspection> = {
  key: 'inspection',
  read,
  say: ({ expires }, now) => `年检${sayDate(expires, now)}到期`,
  ofCar: true,
  apply: applyInspection,
  examples: [
    { said: '赵敏年检10月到期', value: { expires: '2026-10-31' as CalendarDate } },
    { said: '赵敏的车11月20号年检到期', value: { expires: '2026-11-20' as CalendarDate } },
    { said: '赵敏昨天年检过了', value: null },
  ],
};
