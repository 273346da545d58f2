import { addDays, daysBetween, yearOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { type Car, carOf } from '../car.ts';
import { dueByNextDay } from '../fulfil.ts';
import { type CareRule, type Occurrence, ordinaryRank, type Situation } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { inspectionsOf } from './terms.ts';
import { hows, words } from './words.ts';

/** Whether what is known of the car is a later inspection than the step asks for. */
const isPassed = ({ inspectionOn }: Car, step: string): boolean =>
  inspectionOn !== null && inspectionOn.slice(0, 4) > step.slice(0, 4);
const isFirst = (step: string): boolean => step.endsWith('/early');

/** 年检 of each car. Source: the rules for private cars since October 2022. */
export const inspection: CareRule = {
  key: 'inspection',
  title: (step) => (isFirst(step) ? '年检提醒' : '年检催办'),
  occurrences(facts, settings, from, to) {
    const { earlyDays, lateDays } = settings.inspection;
    const until = addDays(to, Math.max(earlyDays, lateDays));
    return facts.vehicles
      .flatMap((car) => inspectionsOf(car, facts, settings).map((one) => ({ car, ...one })))
      .filter(({ on }) => on >= from && on <= until)
      .flatMap(({ car, on }): Occurrence[] => {
        const common = { subject: car.id, dueAt: null, rank: ordinaryRank(facts), moves: 'later' as const };
        const late = addDays(on, -lateDays);
        return [
          { ...common, step: `${yearOf(on)}/early`, dueOn: addDays(on, -earlyDays), lastOn: addDays(late, -1) },
          { ...common, step: `${yearOf(on)}/late`, dueOn: late, lastOn: on },
        ];
      })
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from);
  },
  fulfilledBy: ['inspection'],
  reaches(event, task, facts) {
    const car = carOf(facts, task.subject);
    return dueByNextDay(event, task) && car !== undefined && isPassed(car, task.step);
  },
  whyNot(facts, { subject, step }) {
    const car = carOf(facts, subject);
    if (!car) return '车辆已删掉';
    return isPassed(car, step) ? '年检已经做过' : '年检日期改了';
  },
  prompt(situation) {
    const { step, now } = situation;
    const one = inspectionOf(situation);
    if (!one) return '年检快到期了，提醒客户去办';
    const left = daysBetween(now.date, one.on);
    const when = left > 0 ? `还有${left}天到期` : left === 0 ? '今天到期' : '已经到期';
    return `年检${when}（${sayDate(one.on, now)}），${hows[one.how ?? 'unknown']}${isFirst(step) ? '' : '，问问办了没有'}`;
  },
  scripts(situation) {
    const how = inspectionOf(situation)?.how ?? 'unknown';
    return spoken(words[how], situation);
  },
};

/** The inspection a task is about. */
function inspectionOf({ facts, subject, step, settings }: Situation) {
  const car = carOf(facts, subject);
  return car && inspectionsOf(car, facts, settings).find(({ on }) => step.startsWith(`${yearOf(on)}/`));
}
