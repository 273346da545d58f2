import { addDays, type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { type CareRule, ordinaryRank } from '../rule.ts';
import { spreadSinceImport } from '../spread.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** A try makes sense this long. */
const WINDOW_DAYS = 10;

/** 战败唤醒: lost customers are tried again, lightly. A customer lost anew is a new series. Source: sales handbook. */
export const revival: CareRule = {
  key: 'revival',
  title: (step) => `战败${step.slice(step.indexOf('/') + 1)}天唤醒`,
  occurrences(facts, settings, from, to) {
    const { id, stage, stageSince, lastContactOn } = facts.customer;
    if (stage !== 'lost') return [];
    const [first = 1] = settings.revival.days;
    const spread = spreadSinceImport(facts.customer, stageSince, first) ?? 0;
    const isTried = (dueOn: CalendarDate) =>
      lastContactOn !== null && lastContactOn > stageSince && lastContactOn >= addDays(dueOn, -1);
    return settings.revival.days
      .map((days) => ({
        subject: id,
        step: `${stageSince}/${days}`,
        dueOn: addDays(stageSince, days + spread),
        dueAt: null,
        lastOn: addDays(stageSince, days + spread + WINDOW_DAYS),
        rank: ordinaryRank(facts),
        moves: 'later' as const,
      }))
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from && !isTried(dueOn));
  },
  fulfilledBy: ['contact'],
  whyNot({ customer }, { dueOn }) {
    if (customer.stage !== 'lost') return '客户已经不是战败';
    return customer.lastContactOn && customer.lastContactOn >= addDays(dueOn, -1) ? '已经联系过' : '战败日期改了';
  },
  prompt({ facts: { customer }, now }) {
    if (customer.imported && customer.stageSince === customer.recordBeganOn)
      return '老名单里的战败客户，轻轻问候一声，看看有没有转机';
    const days = daysBetween(customer.stageSince, now.date);
    return `战败${days}天了（${sayDate(customer.stageSince, now)}），轻轻问候一声，看看有没有转机`;
  },
  scripts: (situation) => spoken(words, situation),
};
