import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/care/calendar.ts';
import { rules } from '../../src/care/index.ts';
import { type PlanOptions, plan, type StoredTouchpoint } from '../../src/care/plan.ts';
import type { CareFacts } from '../../src/care/rule.ts';
import { addDays, type CalendarDate, instantAt, type Moment, momentOf } from '../../src/language/calendar-date.ts';
import { began, type Change, calendars, someChanges, TODAY } from './changes.ts';
import { applied, settings } from './customers.ts';

const noon = (date: CalendarDate): Moment => momentOf(new Date(instantAt(date).getTime() + 12 * 3_600_000));

const options = (calendar: Calendar, now = noon(TODAY)): PlanOptions => ({ now, settings, calendar });

/** Tells the changes one message each, replanning after every one. */
function told(facts: CareFacts, stored: readonly StoredTouchpoint[], list: readonly Change[], how: PlanOptions) {
  let state = { facts, stored: [...stored] };
  for (const change of list) {
    const next = change.to(state.facts);
    state = {
      facts: next,
      stored: applied(state.stored, plan(next, state.stored, { ...how, events: change.events ?? [] })),
    };
  }
  return state;
}

const isOpen = ({ state }: StoredTouchpoint) => ['planned', 'prompted', 'snoozed'].includes(state);
/** What will be prompted, without the reasons, in any order. */
const ahead = (stored: readonly StoredTouchpoint[]) =>
  stored
    .filter(isOpen)
    .map(({ id: _id, reason: _reason, ...rest }) => JSON.stringify(rest))
    .toSorted();
const isEmpty = (diff: ReturnType<typeof plan>) => Object.values(diff).every((list) => list.length === 0);
const seeded = { seed: 20260916, numRuns: 80 };

describe('plan', () => {
  test('applied, a second plan is empty', () => {
    fc.assert(
      fc.property(began, someChanges, calendars, (facts, list, calendar) => {
        const state = told(facts, [], list, options(calendar));
        expect(isEmpty(plan(state.facts, state.stored, options(calendar)))).toBe(true);
      }),
      seeded,
    );
  });

  test('the order in which changes are told does not matter', () => {
    // But a contact before a visit, a test drive or a complaint has not answered it, one afterwards has.
    const orders = someChanges
      .map((list) => list.filter(({ says }) => !/^(?:visit|test drive|complaint)/.test(says)))
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(began, orders, calendars, (facts, [list, shuffled], calendar) => {
        const how = options(calendar);
        const stored = applied([], plan(facts, [], how));
        expect(ahead(told(facts, stored, shuffled, how).stored)).toEqual(ahead(told(facts, stored, list, how).stored));
      }),
      seeded,
    );
  });

  test('every occurrence within the horizon is written down exactly once, none before the record began', () => {
    fc.assert(
      fc.property(began, someChanges, calendars, (facts, list, calendar) => {
        const how = options(calendar);
        const state = told(facts, [], list, how);
        const keys = state.stored.map(({ rule, subject, step }) => `${rule} ${subject} ${step}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { dueOn } of state.stored) expect(dueOn >= facts.customer.recordBeganOn).toBe(true);
        if (state.facts.customer.doNotContact) {
          expect(state.stored.filter(isOpen)).toEqual([]);
          return;
        }
        for (const rule of rules) {
          const due = rule
            .occurrences(state.facts, settings, TODAY, addDays(TODAY, settings.horizonDays))
            .filter(({ dueOn }) => dueOn >= facts.customer.recordBeganOn)
            .filter(({ dueAt, lastOn }) => dueAt === null || dueAt > how.now.instant || lastOn > TODAY);
          for (const { subject, step } of due) expect(keys).toContain(`${rule.key} ${subject} ${step}`);
        }
      }),
      seeded,
    );
  });

  test('what a person settled never changes, through weeks of changes, lists and answers', () => {
    const settle = fc.constantFrom('done' as const, 'skipped' as const, 'snoozed' as const, 'prompted' as const);
    const days = fc.array(fc.tuple(someChanges, fc.array(fc.tuple(fc.nat(), settle), { maxLength: 3 })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(began, days, calendars, (begin, weeks, calendar) => {
        let state = { facts: begin, stored: [] as StoredTouchpoint[] };
        for (const [index, [list, answers]] of weeks.entries()) {
          const now = noon(addDays(TODAY, index * 3));
          const night = state.stored.map((touchpoint) =>
            isOpen(touchpoint) && touchpoint.lastOn < now.date
              ? { ...touchpoint, state: 'expired' as const }
              : touchpoint,
          );
          const settled = new Map(
            night.filter(({ state: is }) => is === 'done' || is === 'skipped').map((one) => [one.id, one]),
          );
          state = told(state.facts, night, list, options(calendar, now));
          for (const touchpoint of state.stored) {
            const before = settled.get(touchpoint.id);
            if (before) expect(touchpoint).toEqual(before);
          }
          const ids = state.stored.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(isEmpty(plan(state.facts, state.stored, options(calendar, now)))).toBe(true);
          state = { ...state, stored: answered(state.stored, answers, now.date) };
        }
      }),
      { ...seeded, numRuns: 30 },
    );
  });
});

/** Touchpoints as members leave them: prompted, put off, done or skipped. */
function answered(
  stored: readonly StoredTouchpoint[],
  answers: readonly (readonly [number, 'done' | 'skipped' | 'snoozed' | 'prompted'])[],
  today: CalendarDate,
): StoredTouchpoint[] {
  const open = stored.filter(isOpen);
  const chosen = new Map(answers.map(([n, state]) => [open[n % Math.max(1, open.length)]?.id, state]));
  return stored.map((touchpoint) => {
    const state = chosen.get(touchpoint.id);
    if (!state) return touchpoint;
    return state === 'snoozed'
      ? { ...touchpoint, state, promptOn: addDays(today, 2), promptAt: null, lastOn: addDays(today, 4) }
      : { ...touchpoint, state };
  });
}
