import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/care/calendar.ts';
import { rules, titleOf } from '../../src/care/index.ts';
import { plan, type StoredTouchpoint } from '../../src/care/plan.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import type { Story } from '../../src/care/story.ts';
import { explainText } from '../../src/commands/explain/text.ts';
import {
  addDays,
  type CalendarDate,
  type ClockTime,
  clockTime,
  instantAt,
  momentOf,
  weekdayOf,
} from '../../src/language/calendar-date.ts';
import { sayDay, sayWhen } from '../../src/language/say.ts';
import { began, type Change, calendars, someChanges, TODAY } from './changes.ts';
import { applied, settings } from './customers.ts';

const seeded = { seed: 20260917, numRuns: 150 };
const MUST = 0;
const MIDNIGHT = clockTime(0, 0);
const at = (date: CalendarDate, time: ClockTime) => momentOf(instantAt(date, time));

/** What is written down once all of this has been told at midnight. */
function planned(facts: CareFacts, list: readonly Change[], calendar: Calendar) {
  const told = list.reduce((state, change) => change.to(state), facts);
  const diff = plan(told, [], { now: at(TODAY, MIDNIGHT), settings, calendar });
  return { facts: told, stored: applied([], diff) };
}

const works = (date: CalendarDate, { restDays, daysOff }: Calendar): boolean =>
  !restDays.includes(weekdayOf(date)) && !daysOff.includes(date);
const isQuiet = (time: ClockTime, { quiet }: Calendar): boolean => time >= quiet.from || time < quiet.to;

/** The days between two, without both. */
function between(a: CalendarDate, b: CalendarDate): CalendarDate[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  const days: CalendarDate[] = [];
  for (let date = addDays(from, 1); date < to; date = addDays(date, 1)) days.push(date);
  return days;
}

describe('what is planned', () => {
  test('is told within its window, on a day the owner works, as near to its day as can be', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(began, someChanges, calendars, (begin, list, calendar) => {
        for (const one of planned(begin, list, calendar).stored) {
          const { dueOn, dueAt, lastOn, promptOn, promptAt } = one;
          seen.add(one.rule);
          if (dueAt) {
            expect(promptOn).toBeNull();
            const { time } = momentOf(dueAt);
            if (!isQuiet(time, calendar)) expect(promptAt).toEqual(dueAt);
            else expect(momentOf(promptAt as Date).time).toBe(beforeQuiet(calendar));
            expect((promptAt as Date) <= dueAt).toBe(true);
            continue;
          }
          if (!promptOn) throw new Error('what has no instant stands in a list');
          expect(works(promptOn, calendar)).toBe(true);
          expect(promptOn <= lastOn).toBe(true);
          if (promptOn !== dueOn) expect(works(dueOn, calendar)).toBe(false);
          for (const date of between(promptOn, dueOn)) expect(works(date, calendar)).toBe(false);
        }
      }),
      seeded,
    );
    expect(rules.map(({ key }) => key).filter((key) => !seen.has(key))).toEqual([]);
  });

  test('is explained with the list or the instant it will be told in', () => {
    fc.assert(
      fc.property(began, someChanges, calendars, fc.boolean(), (begin, list, calendar, listMade) => {
        const { facts, stored } = planned(begin, list, calendar);
        const now = at(TODAY, listMade ? clockTime(12, 0) : clockTime(7, 0));
        const stories = stored.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)).map(untold);
        const text = explainText(
          {
            ...{ now, settings, calendar, facts, stories, speakerId: 'rep', names: () => true },
            customer: {
              name: '张伟',
              doNotContact: facts.customer.doNotContact,
              lost: facts.customer.stage === 'lost',
            },
            owner: { id: facts.customer.ownerId, name: '李强', active: true },
            ...{ listMade: listMade && works(TODAY, calendar), fullAt: null, listAt: settings.times.list },
          },
          '',
        );
        const next = stories[0]?.touchpoint;
        if (!next) {
          expect(text).toMatch(/不被打扰|下一次是|该有|没有要提醒的/);
          return;
        }
        const line = text.split('\n').find((one) => one.startsWith(`· ${titleOf(next.rule, next.step)}（`)) ?? '';
        expect(`${line} in ${text}`).toContain(tellingOf(next, now, calendar, listMade));
      }),
      seeded,
    );
  });
});

/** Five minutes before they begin. */
const beforeQuiet = ({ quiet }: Calendar): ClockTime => clockTime(Number(quiet.from.slice(0, 2)) - 1, 55);

/** As the store keeps it, when nobody has been told yet. */
const untold = (one: StoredTouchpoint): Story => ({
  touchpoint: {
    ...{ ...one, customerId: 'zhang', carried: 0, settledAt: null },
    createdAt: instantAt(TODAY),
  },
  ...{ told: [], escalated: [], deed: null },
});

/** When it will be told, found by looking day after day; a must also after its last day. */
function tellingOf(
  { promptOn, promptAt, lastOn, rank }: Story['touchpoint'],
  now: ReturnType<typeof at>,
  calendar: Calendar,
  listMade: boolean,
): string {
  if (promptAt) return promptAt > now.instant ? sayWhen(promptAt, now) : '到点了';
  let date = promptOn as CalendarDate;
  while (date < now.date || (date === now.date && listMade) || !works(date, calendar)) date = addDays(date, 1);
  if (date > lastOn && rank !== MUST) return (promptOn as CalendarDate) < now.date ? '时候已过' : '就过时候了';
  return `${date === now.date ? '今天' : sayDay(date, now)}的清单`;
}
