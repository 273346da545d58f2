import { addDays, type CalendarDate, daysBetween, yearOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, type Occurrence, ordinaryRank } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { type Festival, festivalNames, festivalsOf } from './days.ts';
import { words } from './words.ts';

const isFestival = (name: string): name is Festival => Object.hasOwn(festivalNames, name);
const festivalOf = (step: string): Festival => {
  const name = step.slice(step.indexOf('/') + 1);
  return isFestival(name) ? name : 'spring';
};
const isGreeted = ({ customer: { lastContactOn } }: CareFacts, dueOn: CalendarDate): boolean =>
  lastContactOn !== null && lastContactOn >= dueOn;

/** Of a value that is greeted, or a base customer (基盘) or an influencer (桩脚). */
const isValued = ({ customer: { value, tags } }: CareFacts, { festival: { values, tags: greeted } }: Settings) =>
  (value !== null && values.includes(value)) || tags.some((tag) => greeted.includes(tag));

/** 节日问候 of valued customers, before everybody else's. Sources: sales handbook, an article of the parts trade. */
export const festival: CareRule = {
  key: 'festival',
  title: (step) => `${festivalNames[festivalOf(step)]}问候`,
  occurrences(facts, settings, from, to) {
    const { id: subject, stage } = facts.customer;
    const { daysBefore } = settings.festival;
    if (stage === 'lost' || !isValued(facts, settings)) return [];
    const first = yearOf(from);
    const years = Array.from({ length: yearOf(addDays(to, daysBefore)) - first + 1 }, (_, index) => first + index);
    return years
      .flatMap((year) => festivalsOf(year).map((one) => ({ year, ...one })))
      .map(({ year, festival: name, on }): Occurrence => {
        const dueOn = addDays(on, -daysBefore);
        const rank = ordinaryRank(facts);
        return { subject, step: `${year}/${name}`, dueOn, dueAt: null, lastOn: on, rank, moves: 'earlier' };
      })
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from && !isGreeted(facts, dueOn));
  },
  fulfilledBy: ['contact'],
  // A call on the eve has not wished a happy festival.
  reaches: (event, { dueOn }) => dueOn <= event.on,
  whyNot(facts, { dueOn }) {
    if (isGreeted(facts, dueOn)) return '已经联系过';
    return facts.customer.stage === 'lost' ? '客户已战败' : '客户价值改了';
  },
  prompt({ step, now }) {
    const name = festivalOf(step);
    const called = festivalNames[name];
    const on = festivalsOf(Number(step.slice(0, 4))).find((one) => one.festival === name)?.on;
    if (!on || on < now.date) return `${called}问候补一句，心意到了就好`;
    const left = daysBetween(now.date, on);
    if (left === 0) return `今天${called}，送上祝福`;
    return `${left === 1 ? '明天' : `还有${left}天`}${called}（${sayDate(on, now)}），提前送上祝福`;
  },
  scripts: (situation) => spoken(words[festivalOf(situation.step)], situation),
};
