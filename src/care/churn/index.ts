import { addDays, addMonths, type CalendarDate, daysBetween } from '../../language/calendar-date.ts';
import { sayDate, sayDay } from '../../language/say.ts';
import { beginning, intervalOf } from '../cadence/index.ts';
import { type Car, carOf, ofModel } from '../car.ts';
import { dueByNextDay } from '../fulfil.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { type Sign, signIn } from './signs.ts';
import { advice, winBack, words } from './words.ts';

/** Whoever has not bought yet cannot be lost as an owner: those the cadence looks after. */
const isOwner = ({ customer: { stage } }: CareFacts): boolean => stage === 'delivered' || stage === 'loyal';
const isService = (step: string): boolean => step.endsWith('/service');
const isSign = (step: string): boolean => step.endsWith('/sign');
/** The day a step is counted from. */
const anchorOf = (step: string): string => step.slice(0, step.indexOf('/'));

/** Twice the interval of their cadence without a contact. */
function contactMissed(facts: CareFacts, settings: Settings): Occurrence[] {
  const { customer } = facts;
  const interval = intervalOf(customer, settings);
  if (interval === null) return [];
  const { on, first } = beginning(customer, interval);
  const dueOn = addDays(on, first + (settings.churn.cadences - 1) * interval);
  return [warning(customer.id, `${on}/contact`, dueOn, settings)];
}

/** The newest note that tells of a customer about to leave, unless they were talked to since. */
function latestSign({ customer, notes }: CareFacts): { readonly on: CalendarDate; readonly sign: Sign } | null {
  for (const { on, text } of notes) {
    const sign = on >= (customer.lastContactOn ?? on) ? signIn(text) : null;
    if (sign) return { on, sign };
  }
  return null;
}

/** What a member has noted: tried to be won back the next working day. */
function signNoted(facts: CareFacts, settings: Settings): Occurrence[] {
  const found = facts.customer.stage === 'lost' ? null : latestSign(facts);
  return found ? [warning(facts.customer.id, `${found.on}/sign`, addDays(found.on, 1), settings)] : [];
}

/** The day a car was last serviced; null before the first service, which has its own reminders. */
const lastServed = ({ services }: Car): CalendarDate | null =>
  services
    .map(({ on }) => on)
    .toSorted()
    .at(-1) ?? null;

/** No service for longer than a service interval and a half. */
function serviceMissed(car: Car, settings: Settings): Occurrence[] {
  const on = lastServed(car);
  if (!on) return [];
  const { months } = ofModel(car, settings.regularService.models) ?? settings.regularService;
  const { serviceFactor, serviceMonths } = settings.churn;
  const dueOn = addMonths(on, Math.max(Math.round(months * serviceFactor), serviceMonths));
  return [warning(car.id, `${on}/service`, dueOn, settings)];
}

const warning = (subject: string, step: string, dueOn: CalendarDate, { churn }: Settings): Occurrence => ({
  ...{ subject, step, dueOn, dueAt: null, moves: 'later' },
  lastOn: addDays(dueOn, churn.windowDays),
  rank: RANK.valueA,
});

/**
 * 流失预警: nobody talked to an owner, or the car stayed away, for too long; or a note tells that a customer, owner or
 * not, is about to leave. Source: sales handbook.
 */
export const churn: CareRule = {
  key: 'churn',
  title: () => '流失预警',
  occurrences(facts, settings, from, to) {
    const missed = isOwner(facts)
      ? [...contactMissed(facts, settings), ...facts.vehicles.flatMap((car) => serviceMissed(car, settings))]
      : [];
    return [...signNoted(facts, settings), ...missed].filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from);
  },
  fulfilledBy: ['contact', 'delivery', 'promise', 'service'],
  // The call asks the car back all the same, while who brings it is met; what begins the wait is not what ends it.
  reaches: (event, task) =>
    (event.kind === 'service' || !isService(task.step)) && anchorOf(task.step) < event.on && dueByNextDay(event, task),
  whyNot(facts, { subject, step }) {
    const { customer } = facts;
    if (isSign(step) && (customer.lastContactOn ?? '') <= anchorOf(step))
      return customer.stage === 'lost' ? '客户已战败' : '记下的苗头改了';
    if (!isSign(step) && !isOwner(facts)) return customer.stage === 'lost' ? '客户已战败' : '客户阶段改了';
    if (isService(step)) {
      const car = carOf(facts, subject);
      return car && (lastServed(car) ?? '') > anchorOf(step) ? '已经来店保养过' : '保养记录改了';
    }
    return (customer.lastContactOn ?? '') > anchorOf(step) ? '已经联系过' : '联系频率改了';
  },
  prompt({ facts, subject, step, now }) {
    const found = isSign(step) ? latestSign(facts) : null;
    if (found) return `${sayDay(found.on, now)}记的“${found.sign.said}”：${advice[found.sign.cause]}`;
    const car = isService(step) ? carOf(facts, subject) : undefined;
    const on = car ? lastServed(car) : (facts.customer.lastContactOn ?? facts.customer.recordBeganOn);
    if (!on) return '好久没来店了，问问客户最近怎么样';
    const days = daysBetween(on, now.date);
    return car
      ? `车${days}天没来保养了（上次${sayDate(on, now)}），当心流失，请客户回店`
      : `${days}天没联系了（上次${sayDate(on, now)}），当心流失，今天就问候一声`;
  },
  scripts(situation) {
    const cause = isSign(situation.step) ? (latestSign(situation.facts)?.sign.cause ?? 'silence') : null;
    if (cause) return spoken(winBack[cause], situation);
    return spoken(words[isService(situation.step) ? 'service' : 'contact'], situation);
  },
};
