import { stageNames } from '../../crm/names.ts';
import { addDays, daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { hashOf } from '../calendar.ts';
import { dueByNextDay } from '../fulfil.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, ordinaryRank } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { type ActiveStage, reasons, words } from './words.ts';

type Customer = CareFacts['customer'];

/** Days between two contacts: by level, or by stage without one; null for a lost customer. */
export function intervalOf({ stage, level }: Customer, { cadence }: Settings): number | null {
  if (stage === 'lost') return null;
  return (level !== null ? cadence.levels[level] : undefined) ?? cadence.stages[stage];
}

/**
 * What the cadence is counted from, and the days until the first contact is due. Imported customers nobody has talked
 * to since are spread over the interval by their id, so that an import is no flood.
 */
export function beginning({ id, recordBeganOn, imported, lastContactOn }: Customer, interval: number) {
  if (lastContactOn !== null && lastContactOn >= recordBeganOn) return { on: lastContactOn, first: interval };
  return { on: recordBeganOn, first: imported ? 1 + (hashOf(id) % interval) : interval };
}

/** A lost customer has no cadence; words asked for all the same are those of one to be won anew. */
const activeStage = ({ stage }: Customer): ActiveStage => (stage === 'lost' ? 'potential' : stage);

/** The day a step is counted from. */
const anchorOf = (step: string): string => step.slice(0, step.indexOf('/'));

/** 例行联系: the next contact is due an interval after the last; missed, an interval later again. Source: dealer rule books. */
export const cadence: CareRule = {
  key: 'cadence',
  title: () => '例行联系',
  occurrences(facts, settings, from, to) {
    const { customer } = facts;
    const interval = intervalOf(customer, settings);
    if (interval === null) return [];
    const { on, first } = beginning(customer, interval);
    const isOver = daysBetween(addDays(on, first + interval - 1), from);
    const missed = Math.max(0, Math.ceil(isOver / interval));
    const dueOn = addDays(on, first + missed * interval);
    if (dueOn > to) return [];
    return [
      {
        subject: customer.id,
        step: `${on}/${missed + 1}`,
        dueOn,
        dueAt: null,
        lastOn: addDays(dueOn, interval - 1),
        rank: ordinaryRank(facts),
        moves: 'later',
      },
    ];
  },
  fulfilledBy: ['contact', 'delivery', 'promise', 'service'],
  // A contact sets the day the next one is counted from: it does not tick off what it has brought about itself.
  reaches: (event, task) => anchorOf(task.step) < event.on && dueByNextDay(event, task),
  whyNot({ customer }, { step }) {
    if (customer.stage === 'lost') return '客户已战败';
    const counted = customer.lastContactOn ?? customer.recordBeganOn;
    if (counted > anchorOf(step)) return '已经联系过';
    return counted < anchorOf(step) ? '那次联系撤销了' : '联系频率改了';
  },
  prompt({ facts: { customer }, now, settings }) {
    const reason = reasons[activeStage(customer)];
    const kind = customer.level ? `${customer.level}级` : stageNames[customer.stage];
    const interval = intervalOf(customer, settings);
    const every = interval === null ? '' : `（${kind}，${interval}天一次）`;
    if (!customer.lastContactOn) return `还没联系过，${reason}${every}`;
    const days = daysBetween(customer.lastContactOn, now.date);
    return `上次联系是${sayDate(customer.lastContactOn, now)}，${days}天了，${reason}${every}`;
  },
  scripts(situation) {
    return spoken(words[activeStage(situation.facts.customer)], situation);
  },
};
