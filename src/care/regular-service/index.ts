import { carOf } from '../car.ts';
import { type CareRule, ordinaryRank } from '../rule.ts';
import { serviceDue, serviceOccurrences, whyNoService } from '../service-due.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** 定保 of each car after the one before, by time or mileage, whichever comes first. Source: after-sales rule book. */
export const regularService: CareRule = {
  key: 'regular-service',
  title: () => '定保邀约',
  occurrences: (facts, settings, from, to) =>
    serviceOccurrences(facts, settings, { from, to, rank: ordinaryRank(facts), isSecond: false }),
  fulfilledBy: ['service'],
  whyNot: (facts, { subject, step }) => whyNoService(carOf(facts, subject), step),
  prompt({ facts, subject, now, settings }) {
    const car = carOf(facts, subject);
    const due = car && serviceDue(car, settings);
    return due ? `该做定期保养了（${due.why(now)}），约客户来店` : '该做定期保养了，约客户来店';
  },
  scripts: (situation) => spoken(words, situation),
};
