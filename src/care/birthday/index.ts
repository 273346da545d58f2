import { addDays, type CalendarDate, daysBetween, yearOf } from '../../language/calendar-date.ts';
import { lunarYearOf, nextBirthday, type YearlyDay } from '../../language/lunar.ts';
import { sayDate } from '../../language/say.ts';
import { type CareRule, ordinaryRank, RANK, type Situation } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

/** The year that numbers a birthday: of its own calendar, since two lunar ones can fall into one solar year. */
const yearOfBirthday = (birthday: YearlyDay, on: CalendarDate): number =>
  birthday.calendar === 'lunar' ? lunarYearOf(on) : yearOf(on);

const stepName = (step: string): 'prepare' | 'day' => (step.endsWith('/prepare') ? 'prepare' : 'day');

/** 生日: a few days before, to prepare, and the day. Source: sales handbooks. */
export const birthday: CareRule = {
  key: 'birthday',
  title: (step) => (stepName(step) === 'prepare' ? '生日准备' : '生日祝福'),
  occurrences(facts, { birthday: { prepareDays, belatedDays } }, from, to) {
    const { birthday: born, id: subject, stage, lastContactOn } = facts.customer;
    if (!born) return [];
    const found = [];
    const until = addDays(to, prepareDays);
    let day = nextBirthday(born, addDays(from, -belatedDays));
    for (; day <= until; day = nextBirthday(born, addDays(day, 1))) {
      const year = yearOfBirthday(born, day);
      const common = { subject, dueAt: null, moves: 'earlier' as const };
      const before = addDays(day, -prepareDays);
      const rank = stage === 'lost' ? RANK.rest : RANK.must;
      found.push(
        { ...common, step: `${year}/prepare`, dueOn: before, lastOn: addDays(day, -1), rank: ordinaryRank(facts) },
        { ...common, step: `${year}/day`, dueOn: day, lastOn: addDays(day, belatedDays), rank },
      );
    }
    const isWished = (dueOn: CalendarDate) => lastContactOn !== null && lastContactOn >= dueOn;
    return found.filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from && !isWished(dueOn));
  },
  fulfilledBy: ['contact'],
  // A call about something else on the eve has not wished a happy birthday.
  reaches: (event, { dueOn }) => dueOn <= event.on,
  whyNot({ customer }, { dueOn }) {
    if (!customer.birthday) return '生日已删掉';
    return customer.lastContactOn && customer.lastContactOn >= dueOn ? '已经联系过' : '生日改了日期';
  },
  prompt(situation) {
    const { step, dueOn, now, settings } = situation;
    const day = stepName(step) === 'day' ? dueOn : addDays(dueOn, settings.birthday.prepareDays);
    const lunar = situation.facts.customer.birthday?.calendar === 'lunar' ? '农历' : '';
    const left = daysBetween(now.date, day);
    if (left < 0) return `🎂 ${lunar}生日是${sayDate(day, now)}，补一句祝福也暖心`;
    if (left === 0) return `🎂 今天过${lunar}生日，送上祝福`;
    return `🎂 ${left === 1 ? '明天' : `还有${left}天`}过${lunar}生日（${sayDate(day, now)}），提前备好祝福`;
  },
  scripts: (situation) => spoken(textsFor(situation), situation),
};

function textsFor({ step, dueOn, now }: Situation) {
  if (stepName(step) === 'prepare') return words.prepare;
  if (now.date < dueOn) return words.early;
  return now.date === dueOn ? words.day : words.belated;
}
