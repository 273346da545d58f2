import { addDays, addYears, type CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { ageSince, carOf } from '../car.ts';
import { type CareFacts, type CareRule, type Occurrence, ordinaryRank } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

const isAsked = ({ customer: { lastContactOn } }: CareFacts, dueOn: CalendarDate): boolean =>
  lastContactOn !== null && lastContactOn >= addDays(dueOn, -1);

/** 置换: a car comes to the age at which people change it. Source: an article of the used-car trade. */
export const replacement: CareRule = {
  key: 'replacement',
  title: (step) => `满${step.slice(1)}年置换`,
  occurrences: (facts, settings, from, to) =>
    facts.vehicles.flatMap((car) => {
      const since = ageSince(car);
      if (!since) return [];
      const { years, windowDays } = settings.replacement;
      return years
        .map((age): Occurrence => {
          const dueOn = addYears(since, age);
          const lastOn = addDays(dueOn, windowDays);
          const rank = ordinaryRank(facts);
          return { subject: car.id, step: `y${age}`, dueOn, dueAt: null, lastOn, rank, moves: 'later' };
        })
        .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from && !isAsked(facts, dueOn));
    }),
  fulfilledBy: ['contact'],
  whyNot(facts, { subject, dueOn }) {
    const car = carOf(facts, subject);
    if (!car || !ageSince(car)) return '车龄的记录已删掉';
    return isAsked(facts, dueOn) ? '已经联系过' : '车龄的记录改了';
  },
  prompt({ facts, subject, step, now }) {
    const car = carOf(facts, subject);
    const since = car && ageSince(car);
    const when = since ? `（${sayDate(since, now)}${car.registeredOn ? '上牌' : '提车'}）` : '';
    return `${car?.model ?? '这台车'}满${step.slice(1)}年了${when}，聊聊置换，先推同品牌`;
  },
  scripts: (situation) => spoken(words, situation),
};
