import { addDays, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import { dueByNextDay } from '../fulfil.ts';
import { type CareFacts, type CareRule, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

const promiseOf = ({ promises }: CareFacts, subject: string) => promises.find(({ id }) => id === subject);

/** 约定回访: what a member promised, on its day in the list, or alone at its clock time. */
export const promise: CareRule = {
  key: 'promise',
  title: () => '约定回访',
  occurrences: ({ promises }, settings, from, to) =>
    promises
      .filter(({ state, setAside }) => state === 'open' && !setAside)
      .map(({ id, dueOn, dueAt }) => ({
        subject: id,
        step: 'due',
        dueOn,
        dueAt,
        lastOn: addDays(dueOn, settings.promise.graceDays),
        rank: RANK.must,
        moves: 'later' as const,
      }))
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
  fulfilledBy: ['contact'],
  // 打过电话,明天再联系: the call has not kept what was promised on the same day for the next.
  reaches(event, task, facts) {
    const madeOn = promiseOf(facts, task.subject)?.madeOn;
    return task.dueOn <= event.on || (dueByNextDay(event, task) && madeOn !== undefined && madeOn < event.on);
  },
  whyNot(facts, { subject }) {
    const given = promiseOf(facts, subject);
    if (given?.setAside) return '客户报了战败';
    return { open: '约定改了时间', kept: '约定已兑现', cancelled: '约定已取消' }[given?.state ?? 'cancelled'];
  },
  prompt({ facts, subject, dueOn, now }) {
    const given = promiseOf(facts, subject);
    const day = sayDay(dueOn, now);
    const when = given?.dueAt ? `${day} ${momentOf(given.dueAt).time} ` : day;
    return given?.note ? `约好${when}联系：${given.note}` : `约好${when}联系客户`;
  },
  scripts(situation) {
    const texts = situation.now.date > situation.dueOn ? words.late : words.due;
    return spoken(texts, situation);
  },
};
