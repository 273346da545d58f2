import { addDays, addMonths, type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { type Car, carOf, newSince, ofModel } from '../car.ts';
import type { Settings } from '../presets.ts';
import { type CareRule, type Occurrence, ordinaryRank } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** The last day of a new car's warranty; null for a car whose age is not known. */
function endOf(car: Car, { warranty }: Settings): CalendarDate | null {
  const since = newSince(car);
  const { months } = ofModel(car, warranty.models) ?? warranty;
  return since && addMonths(since, months);
}

/** 质保到期, once, in time for a last look at the car. Source: after-sales rule book. */
export const warranty: CareRule = {
  key: 'warranty',
  title: () => '质保到期提醒',
  occurrences: (facts, settings, from, to) =>
    facts.vehicles.flatMap((car): Occurrence[] => {
      const lastOn = endOf(car, settings);
      if (!lastOn) return [];
      const dueOn = addDays(lastOn, -settings.warranty.daysBefore);
      const isLookedAt = car.services.some(({ on }) => on >= addDays(dueOn, -1));
      if (dueOn > to || lastOn < from || isLookedAt) return [];
      return [{ subject: car.id, step: 'end', dueOn, dueAt: null, lastOn, rank: ordinaryRank(facts), moves: 'later' }];
    }),
  fulfilledBy: ['service'],
  whyNot(facts, { subject, dueOn }) {
    const car = carOf(facts, subject);
    if (!car?.deliveredOn) return '交车记录已删掉';
    return car.services.some(({ on }) => on >= addDays(dueOn, -1)) ? '已经来店检查过' : '质保到期日重新算过';
  },
  prompt({ facts, subject, now, settings }) {
    const car = carOf(facts, subject);
    const end = car && endOf(car, settings);
    if (!end) return '质保快到期了，约客户来做个检查';
    const left = daysBetween(now.date, end);
    const when = left > 0 ? `还有${left}天到期` : left === 0 ? '今天到期' : '已经到期';
    return `质保${when}（${sayDate(end, now)}），约客户来做个检查，该修的趁早修`;
  },
  scripts: (situation) => spoken(words, situation),
};
