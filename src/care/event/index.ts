import { addDays, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import { type CareFacts, type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { reasons, type Step, words } from './words.ts';

const invitationOf = ({ invitations }: CareFacts, id: string) => invitations.find((one) => one.id === id);
const isStep = (step: string): step is Step => Object.hasOwn(words, step);

/** 活动: who said they come is reminded the day before, and awaited on the day. A rest day moves both ahead of it. */
export const event: CareRule = {
  key: 'event',
  title: (step) => (step === 'eve' ? '活动前提醒' : '活动当天'),
  occurrences: ({ invitations }, _settings, from, to) =>
    invitations
      .filter(({ state }) => state === 'coming')
      .flatMap(({ id, on }) =>
        (['eve', 'day'] as const).map((step): Occurrence => {
          const dueOn = step === 'eve' ? addDays(on, -1) : on;
          return { subject: id, step, dueOn, dueAt: null, lastOn: dueOn, rank: RANK.promised, moves: 'earlier' };
        }),
      )
      .filter(({ dueOn, lastOn }) => dueOn <= to && lastOn >= from),
  fulfilledBy: ['contact'],
  // Who is called earlier is not yet reminded; on the day only who has come is through.
  reaches: (happened, { step, dueOn }) => step === 'eve' && happened.on >= dueOn,
  whyNot(facts, { subject }) {
    const state = invitationOf(facts, subject)?.state;
    if (!state) return '活动取消了';
    return state === 'declined' ? '客户说不来了' : state === 'invited' ? '来不来还没定' : '到没到已经记了';
  },
  prompt({ facts, subject, step, now }) {
    const one = invitationOf(facts, subject);
    if (!one || !isStep(step)) return '答应来参加活动，确认一声';
    const time = one.at ? momentOf(one.at).time : '';
    return `${sayDay(one.on, now)}${time}${one.title}，${reasons[step](facts.customer.name)}`;
  },
  scripts(situation) {
    const { facts, subject, step, now } = situation;
    const one = invitationOf(facts, subject);
    if (!one || !isStep(step)) return [];
    const when = `${sayDay(one.on, now)}${one.at ? momentOf(one.at).time : ''}`;
    return spoken(words[step], situation, { when, title: one.title });
  },
};
