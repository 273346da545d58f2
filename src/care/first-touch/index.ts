import { sourceNames } from '../../crm/names.ts';
import { addDays, type CalendarDate, momentOf } from '../../language/calendar-date.ts';
import { sayDate, sayDay } from '../../language/say.ts';
import type { Settings } from '../presets.ts';
import { type CareFacts, type CareRule, type Occurrence, RANK } from '../rule.ts';
import { spoken } from '../words/script.ts';
import { words } from './words.ts';

const MINUTE_MS = 60_000;
/** A reminder that comes at the last minute is of no use: so long before the time is over. */
const VISIT_LEAD_MINUTES = 30;
const LEAD_LEAD_MINUTES = 120;

/** Leads that ask several stores at once: who answers first is talked to. A call to the store is one, too. */
const LEAD_SOURCES = new Set(['douyin', 'autohome', 'dongchedi', 'yiche', 'wechat', 'phone_in']);

type Turn = keyof typeof words;
const turnOf = (step: string): Turn => (step.split('/')[0] as Turn) ?? 'visit';
/** The day a step is counted from. */
const anchorOf = (step: string): string => step.slice(step.indexOf('/') + 1);

const after = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * MINUTE_MS);
const must = { rank: RANK.must } as const;

/** Thanked once a day, counted from when the first visit was told; one told on a later day is too late to thank for,
 * and a thank-you on the next day is none. */
function afterVisit({ customer, visits }: CareFacts, { firstTouch }: Settings): Occurrence[] {
  const fresh = visits.filter(
    ({ on, toldAt }) => momentOf(toldAt).date === on && (!customer.imported || toldAt > customer.createdAt),
  );
  const days = [...new Set(fresh.map(({ on }) => on))];
  return days.map((on) => {
    const toldAt = fresh.filter((visit) => visit.on === on).map((visit) => visit.toldAt);
    const first = toldAt.reduce((a, b) => (a < b ? a : b));
    const dueAt = after(first, firstTouch.visitMinutes - VISIT_LEAD_MINUTES);
    const dueOn = momentOf(dueAt).date;
    return { ...must, subject: customer.id, step: `visit/${on}`, dueOn, dueAt, lastOn: dueOn, moves: 'later' };
  });
}

function afterLead({ customer }: CareFacts, { firstTouch }: Settings): Occurrence[] {
  const { id, source, createdAt, imported, lastContactOn } = customer;
  if (imported || lastContactOn !== null || source === null || !LEAD_SOURCES.has(source)) return [];
  const dueAt = after(createdAt, firstTouch.leadHours * 60 - LEAD_LEAD_MINUTES);
  const dueOn = momentOf(dueAt).date;
  const step = `lead/${momentOf(createdAt).date}`;
  return [{ ...must, subject: id, step, dueOn, dueAt, lastOn: addDays(dueOn, 2), moves: 'later' }];
}

/** In the list of the last whole day within the hours, so that there is time left to call. */
function afterTestDrive({ customer, appointments }: CareFacts, { firstTouch }: Settings): Occurrence[] {
  const days = Math.floor(firstTouch.testDriveHours / 24);
  const driven = appointments.filter(({ kind, state }) => kind === 'test_drive' && state === 'done');
  const on = [...new Set(driven.map(({ dueOn }) => dueOn))].filter(
    (day) => !customer.imported || day > customer.recordBeganOn,
  );
  return on.map((day) => ({
    ...must,
    subject: customer.id,
    step: `test_drive/${day}`,
    dueOn: addDays(day, Math.max(1, days - 1)),
    dueAt: null,
    lastOn: addDays(day, days),
    moves: 'earlier',
  }));
}

/**
 * 首次跟进: a visitor is thanked within two hours, a lead from the net answered within a day, who has driven a car is
 * called within three. Only of those who have not bought yet. Sources: J.D. Power; dealer exams.
 */
export const firstTouch: CareRule = {
  key: 'first-touch',
  title: (step) => ({ visit: '到店感谢', lead: '线索首次联系', test_drive: '试驾后回访' })[turnOf(step)],
  occurrences(facts, settings, from, to) {
    if (facts.customer.stage !== 'potential' && facts.customer.stage !== 'deciding') return [];
    return [...afterVisit(facts, settings), ...afterLead(facts, settings), ...afterTestDrive(facts, settings)].filter(
      ({ dueOn, lastOn }) => dueOn <= to && lastOn >= from,
    );
  },
  fulfilledBy: ['contact', 'delivery'],
  reaches: (event, { step }) => event.on >= anchorOf(step),
  whyNot({ customer: { stage, lastContactOn } }, { step }) {
    if (stage === 'lost') return '客户已战败';
    if (stage !== 'potential' && stage !== 'deciding') return '客户已经提车';
    if (turnOf(step) !== 'lead') return turnOf(step) === 'visit' ? '那次到店撤销了' : '那次试驾撤销了';
    return lastContactOn ? '已经联系过' : '线索来源改了';
  },
  prompt({ facts: { customer, visits }, step, now, settings }) {
    const { visitMinutes, leadHours, testDriveHours } = settings.firstTouch;
    const by = (instant: Date) => {
      const { date, time } = momentOf(instant);
      return instant > now.instant ? `${date === now.date ? '' : sayDay(date, now)}${time}前` : '已经晚了，尽快';
    };
    if (turnOf(step) === 'test_drive') {
      const on = anchorOf(step) as CalendarDate;
      return `${sayDate(on, now)}试驾过，${testDriveHours}小时内打个电话问问感受`;
    }
    if (turnOf(step) === 'lead') {
      const from = (customer.source && sourceNames[customer.source]) ?? '网上';
      return `${from}来的线索还没联系，${by(after(customer.createdAt, leadHours * 60))}联系上`;
    }
    const on = anchorOf(step) as CalendarDate;
    const toldAt = visits.filter((visit) => visit.on === on).map((visit) => visit.toldAt);
    const [first] = toldAt.toSorted((a, b) => a.getTime() - b.getTime());
    return `${sayDay(on, now)}来过店，${first ? by(after(first, visitMinutes)) : ''}发个感谢`;
  },
  scripts: (situation) => spoken(words[turnOf(situation.step)], situation),
};
