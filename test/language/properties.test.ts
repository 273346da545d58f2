import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBirthdays } from '../../src/language/birthday.ts';
import { dateOf } from '../../src/language/calendar-date.ts';
import { findDates } from '../../src/language/dates.ts';
import { resolvePeriod } from '../../src/language/dates-period.ts';
import { resolve, type Tense } from '../../src/language/dates-resolve.ts';
import { findMileages } from '../../src/language/mileage.ts';
import { findModels } from '../../src/language/models.ts';
import { findMoney } from '../../src/language/money.ts';
import { findNames } from '../../src/language/names.ts';
import { findNumbers } from '../../src/language/numbers.ts';
import { findPhones } from '../../src/language/phone.ts';
import { findPlates } from '../../src/language/plate.ts';
import type { Place } from '../../src/language/span.ts';
import { prepare, type Text, typed } from '../../src/language/text.ts';
import { findVins } from '../../src/language/vin.ts';
import { at, WEDNESDAY } from './at.ts';

const readers: Record<string, (text: Text) => readonly Place[]> = {
  birthdays: findBirthdays,
  dates: findDates,
  mileages: findMileages,
  models: findModels,
  money: findMoney,
  names: findNames,
  numbers: findNumbers,
  phones: findPhones,
  plates: findPlates,
  vins: findVins,
};
const tenses: readonly Tense[] = ['ahead', 'back', 'expiry', 'expired'];

/** What members type, torn apart and put together at random, with some noise. */
const pieces =
  '张伟|李娜|王总|老王|欧阳|·|138|0013|8000|13800138000|A4L|Model Y|宝马|X3|汉|预算|30|万|w|个|左右|以内|二十五|到|-|.|/|:|下|上|这|周|三|日|末|个|月|15|号|31|9|2026|年|底|后|前|明天|下午|3|点|半|国庆|春节|正月|初六|农历|闰|腊月|三十|每|过|两|天|小时|公里|千|多|京|粤|沪|AD|12345|LSVAU2180C2183294|生日|提车|了|的|给|来店| |，|\u200b|🚗|於|後|兩|１３'.split(
    '|',
  );
const message = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);
const moment = fc.integer({ min: 0, max: 60 * 24 * 366 * 8 }).map((minutes) => {
  const instant = new Date(Date.UTC(2024, 0, 1) + minutes * 60_000);
  return at(new Date(instant.getTime()).toISOString().slice(0, 16).replace('T', ' '));
});

describe.each(Object.entries(readers))('%s', (_name, find) => {
  it('never throws and keeps its spans apart, in order and inside the text', () => {
    fc.assert(
      fc.property(message, (raw) => {
        const text = prepare(raw, WEDNESDAY);
        let last = 0;
        for (const span of find(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.text.length);
          expect(typed(text, span).length).toBeGreaterThan(0);
          last = span.end;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a hostile message of 2000 characters', () => {
  const hostile = [
    '一',
    '十',
    '1 ',
    '1',
    '1,111',
    '阿·',
    '张',
    '九月',
    '下',
    '生日',
    ' ',
    'A',
    'Ab ',
    '比亚迪 ',
    '京A',
    '30-',
    '汉PLUS',
    '二〇',
    '周',
    '上个月',
    '30万 ',
  ];
  it.each(hostile)('of %j takes no reader long', (unit) => {
    const text = prepare(`生日是30${unit.repeat(2000 / unit.length)}万`, WEDNESDAY);
    const began = performance.now();
    for (const find of Object.values(readers)) find(text);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});

describe('resolve', () => {
  it('gives days of the calendar, whatever was typed and whenever', () => {
    fc.assert(
      fc.property(message, moment, fc.constantFrom(...tenses), (raw, now, tense) => {
        for (const { value } of findDates(prepare(raw, now))) {
          const answer = resolve(value, now, tense);
          const period = resolvePeriod(value, now);
          if (period) expect(period.to >= period.from).toBe(true);
          if (!answer) continue;
          const days = 'ask' in answer ? answer.ask : [answer.date];
          for (const day of days) {
            const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
            expect(dateOf(year, month, dayOfMonth)).toBe(day);
          }
          if ('date' in answer && answer.to) expect(answer.to > answer.date).toBe(true);
          if ('date' in answer && answer.time) expect(answer.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
