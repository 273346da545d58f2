import { daysBetween } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { carOf } from '../car.ts';
import { dueByNextDay } from '../fulfil.ts';
import { type CareRule, type Occurrence, ordinaryRank, RANK, type Situation } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { isRenewed, remindersOf, type Stage, stageOf, termsOf } from './terms.ts';
import { names, reasons, words } from './words.ts';

const titles: Readonly<Record<Stage, string>> = {
  tell: '续保提醒',
  quote: '续保报价',
  again: '续保跟进',
  last: '续保催办',
};

/** 续保 of each car: told, quoted twice, and called for in the last week. Source: dealer rule book. */
export const insurance: CareRule = {
  key: 'insurance',
  title: (step) => titles[stageOf(step)],
  occurrences: (facts, settings, from, to) =>
    facts.vehicles.flatMap((vehicle) =>
      termsOf(vehicle, settings)
        .flatMap((term) => remindersOf(term, settings))
        .map(
          ({ step, stage, dueOn, lastOn }): Occurrence => ({
            subject: vehicle.id,
            step,
            dueOn,
            dueAt: null,
            lastOn,
            rank: stage === 'last' ? RANK.promised : ordinaryRank(facts),
            moves: 'later',
          }),
        )
        .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
    ),
  fulfilledBy: ['renewal'],
  // Of two insurances that end apart, only the renewed one is settled.
  reaches(event, task, facts) {
    const vehicle = carOf(facts, task.subject);
    return dueByNextDay(event, task) && vehicle !== undefined && isRenewed(vehicle, task.step);
  },
  whyNot(facts, { subject, step }) {
    const vehicle = carOf(facts, subject);
    if (!vehicle || vehicle.policies.length === 0) return '保险到期日已删掉';
    return isRenewed(vehicle, step) ? '已经续保' : '保险到期日改了';
  },
  prompt(situation) {
    const { step, now } = situation;
    const term = termOf(situation);
    if (!term) return '保险快到期了，问问续保的事';
    const left = daysBetween(now.date, term.on);
    const when = left > 0 ? `还有${left}天到期` : left === 0 ? '今天到期' : '已经到期';
    return `${names[term.what]}${when}（${sayDate(term.on, now)}），${reasons[stageOf(step)]}`;
  },
  scripts: (situation) => spoken(words[stageOf(situation.step)], situation),
};

/** The term a task is about. */
function termOf({ facts, subject, step, settings }: Situation) {
  const vehicle = carOf(facts, subject);
  return vehicle && termsOf(vehicle, settings).find((term) => step.startsWith(`${term.on.slice(0, 4)}/${term.what}/`));
}
