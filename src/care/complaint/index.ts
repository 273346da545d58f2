import { addDays, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { clockOf } from './clock.ts';
import { isStep, type Step, words } from './words.ts';

type Complaint = CareFacts['complaints'][number];

const MINUTE_MS = 60_000;
/** So shortly before the end of its clock the minutes are counted. */
const LAST_MINUTES = 60;

const complaintOf = ({ complaints }: CareFacts, subject: string) => complaints.find(({ id }) => id === subject);

/** Care comes after the closing, too: that is when it shows whether the remedy holds. While paused nothing is asked. */
function tasksOf(complaint: Complaint, settings: Settings): Occurrence[] {
  const { id, state, contactedAt } = complaint;
  if (state === 'paused') return [];
  const { startsAt, warnAt, revisitAt, careOn } = clockOf(complaint, settings);
  const { careDays } = settings.complaint;
  const alone = (step: Step, dueAt: Date): Occurrence => {
    const dueOn = momentOf(dueAt).date;
    return { ...must(id, step), dueOn, dueAt, lastOn: addDays(dueOn, careDays) };
  };
  return [
    ...(state === 'open' && !contactedAt ? [alone('first', startsAt), alone('again', warnAt)] : []),
    ...(state === 'open' ? [alone('revisit', revisitAt)] : []),
    { ...must(id, 'care'), dueOn: careOn, dueAt: null, lastOn: addDays(careOn, careDays) },
  ];
}

const must = (subject: string, step: Step) => ({ subject, step, rank: RANK.must, moves: 'later' }) as const;

/** 投诉: reached within half an hour, asked again after a day, cared for after a week. Source: sales handbook. */
export const complaint: CareRule = {
  key: 'complaint',
  title: (step) => (step === 'revisit' ? '投诉回访' : step === 'care' ? '投诉关怀' : '投诉首次联系'),
  occurrences: ({ complaints }, settings, from, to) =>
    complaints.flatMap((one) => tasksOf(one, settings)).filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
  fulfilledBy: ['contact'],
  // The first contact is not the revisit, too: that is a second one.
  reaches(event, task, facts) {
    const one = complaintOf(facts, task.subject);
    if (!one || event.on < momentOf(one.openedAt).date) return false;
    if (task.step === 'revisit') return one.contactedAt !== null;
    return task.step !== 'care' || task.dueOn <= addDays(event.on, 1);
  },
  whyNot(facts, { subject, step }) {
    const one = complaintOf(facts, subject);
    if (!one) return '投诉记录撤销了';
    if (one.state === 'paused') return `投诉暂停了${one.pauseReason ? `：${one.pauseReason}` : ''}`;
    if (one.state === 'closed') return '投诉已结案';
    return one.contactedAt && step !== 'revisit' ? '已经联系过客户' : '投诉的时间改了';
  },
  prompt({ facts, subject, step, now, settings }) {
    const one = complaintOf(facts, subject);
    if (!one) return '客户有投诉，联系一下';
    const about = `投诉“${one.about}”`;
    if (step === 'care')
      return one.state === 'closed' ? `${about}已结案，问问现在还好吗` : `${about}还没结案，问候一声`;
    if (step === 'revisit' && one.contactedAt)
      return `${about}满${settings.complaint.revisitHours}小时了，回访一下处理得怎么样`;
    if (step === 'revisit') return `${about}过了一天还没联系上客户，马上打过去，问清楚、给个说法`;
    const { contactBy } = clockOf(one, settings);
    if (now.instant > contactBy) return `${about}，首次联系已经超时，马上打给客户`;
    const { date, time } = momentOf(contactBy);
    const left = Math.ceil((contactBy.getTime() - now.instant.getTime()) / MINUTE_MS);
    if (step === 'again' && left <= LAST_MINUTES) return `${about}还没联系上客户，再过${left}分钟（${time}）就超时了`;
    return `${about}，${date === now.date ? '' : sayDay(date, now)}${time}前先联系上客户`;
  },
  scripts(situation) {
    const about = complaintOf(situation.facts, situation.subject)?.about ?? '您反映的问题';
    return spoken(words[isStep(situation.step) ? situation.step : 'first'], situation, { about });
  },
};
