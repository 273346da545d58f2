import { carOf } from '../car.ts';
import { type CareRule, RANK } from '../rule.ts';
import { serviceDue, serviceOccurrences, whyNoService } from '../service-due.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** 二保 of each new car, early and ahead of any other: most customers who leave, leave here. Source: retention curve of a brand. */
export const secondService: CareRule = {
  key: 'second-service',
  title: () => '二保邀约',
  occurrences: (facts, settings, from, to) =>
    serviceOccurrences(facts, settings, { from, to, rank: RANK.promised, isSecond: true }),
  fulfilledBy: ['service'],
  whyNot: (facts, { subject, step }) => whyNoService(carOf(facts, subject), step),
  prompt({ facts, subject, now, settings }) {
    const car = carOf(facts, subject);
    const due = car && serviceDue(car, settings);
    return due ? `二保快到了（${due.why(now)}），提前约好，别让客户流失` : '二保快到了，提前约客户来店';
  },
  scripts: (situation) => spoken(words, situation),
};
