import { addDays, type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { type CareRule, type Occurrence, ordinaryRank, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { isStep, reasons, type Step, words } from './words.ts';

const STEPS: readonly Step[] = ['d3', 'd7', 'd30', 'd90'];
/** A follow-up makes sense until the next one is due, and never longer than this. */
const LONGEST_WINDOW_DAYS = 10;

/** 交车回访 of each car the customer took new. Sources: sales handbooks, dealer practice. */
export const delivery: CareRule = {
  key: 'delivery',
  title: (step) => `${step.slice(1)}天回访`,
  occurrences(facts, settings, from, to) {
    const { lastContactOn } = facts.customer;
    // Whoever was in touch on the day or the day before has asked already, also when the delivery is told afterwards.
    const isAsked = (dueOn: CalendarDate) => lastContactOn !== null && lastContactOn >= addDays(dueOn, -1);
    return facts.vehicles.flatMap(({ id, deliveredOn }) => {
      if (!deliveredOn) return [];
      return STEPS.map((step, index): Occurrence => {
        const after = settings.delivery[step];
        const next = STEPS[index + 1];
        const window = next ? settings.delivery[next] - after - 1 : LONGEST_WINDOW_DAYS;
        return {
          subject: id,
          step,
          dueOn: addDays(deliveredOn, after),
          dueAt: null,
          lastOn: addDays(deliveredOn, after + Math.max(0, Math.min(window, LONGEST_WINDOW_DAYS))),
          rank: step === 'd3' ? RANK.must : ordinaryRank(facts),
          moves: 'later',
        };
      }).filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from && !isAsked(dueOn));
    });
  },
  fulfilledBy: ['contact'],
  whyNot({ customer, vehicles }, { subject, dueOn }) {
    const deliveredOn = vehicles.find(({ id }) => id === subject)?.deliveredOn;
    if (!deliveredOn) return '交车记录已删掉';
    return customer.lastContactOn && customer.lastContactOn >= addDays(dueOn, -1) ? '已经联系过' : '交车日期改了';
  },
  prompt({ facts, subject, step, now }) {
    const deliveredOn = facts.vehicles.find(({ id }) => id === subject)?.deliveredOn;
    if (!deliveredOn || !isStep(step)) return '交车回访，问问用车情况';
    return `交车第${daysBetween(deliveredOn, now.date)}天（${sayDate(deliveredOn, now)}交车），${reasons[step]}`;
  },
  scripts(situation) {
    const { step } = situation;
    return isStep(step) ? spoken(words[step], situation) : [];
  },
};
