import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedSettings,
  defaultSettings,
  presets,
  readSettings,
  restoredSettings,
  settingsSchema,
} from '../../src/care/presets.ts';

describe('readSettings', () => {
  test.each([undefined, null, {}])('%s is the preset dealer without a problem', (stored) => {
    expect(readSettings(stored)).toEqual({ settings: defaultSettings, problems: [] });
  });

  test('the numbers of the rule books', () => {
    expect(presets.dealer.cadence).toEqual({
      levels: { O: 7, H: 2, A: 7, B: 14, C: 30 },
      stages: { potential: 14, deciding: 7, delivered: 30, loyal: 90 },
    });
    expect(presets['parts-trade'].cadence.levels).toEqual({ A: 1, B: 7, C: 15, D: 30, E: 365 });
    expect(presets.dealer.times).toMatchObject({ list: '08:26', digest: '18:26' });
    expect(presets.dealer.quiet).toEqual({ from: '21:00', to: '08:00' });
  });

  test.each(Object.keys(presets))('%s is usable as it stands, and says its name', (preset) => {
    const { settings, problems } = readSettings({ preset });
    expect({ problems, preset: settings.preset }).toEqual({ problems: [], preset });
  });

  test('long intervals, and used cars', () => {
    expect(readSettings({ preset: 'bmw-like' }).settings).toMatchObject({
      firstService: { months: 12, km: 10_000 },
      regularService: { months: 12, km: 10_000 },
      cadence: presets.dealer.cadence,
    });
    expect(readSettings({ preset: 'used-car' }).settings).toMatchObject({
      cadence: { levels: { H: 1 } },
      warranty: { months: 12 },
    });
  });

  test('the store’s own numbers lie over the preset it names', () => {
    const { settings, problems } = readSettings({
      preset: 'parts-trade',
      cadence: { levels: { A: 3 } },
      horizonDays: 60,
    });
    expect(problems).toEqual([]);
    expect(settings.cadence.levels).toEqual({ A: 3, B: 7, C: 15, D: 30, E: 365 });
    expect(settings.horizonDays).toBe(60);
  });

  test.each([
    [{ horizonDays: 'many' }, 'horizonDays'],
    [{ horizonDays: 3.5 }, 'horizonDays'],
    [{ times: { list: '8:26' } }, 'times.list'],
    [{ times: { list: '25:00' } }, 'times.list'],
    [{ times: 'early' }, 'times'],
    [{ quiet: null }, 'quiet'],
    [{ calendar: { openWeekdays: [] } }, 'calendar.openWeekdays'],
    [{ cadence: { levels: { H: 0 } } }, 'cadence.levels.H'],
    [{ cadence: { levels: { Z: 'often' } } }, 'cadence.levels.Z'],
    [{ firstService: { models: { A4L: { months: 6 } } } }, 'firstService.models.A4L.km'],
    [{ preset: 'boats' }, 'preset'],
  ])('%j: the default holds and %s is reported', (stored, path) => {
    const { settings, problems } = readSettings(stored);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: `));
    const { models, ...firstService } = settings.firstService;
    expect({ ...settings, firstService: { ...firstService, models: {} } }).toEqual(defaultSettings);
  });

  test('one wrong day does not open the store on the others', () => {
    const stored = { calendar: { closedDays: ['2026-10-01', '2026-02-30', '2026-10-02'] } };
    const { settings, problems } = readSettings(stored);
    expect(settings.calendar.closedDays).toEqual(['2026-10-01', '2026-10-02']);
    expect(problems).toEqual(['calendar.closedDays.1: not a date like 2026-10-01']);
  });

  test('whatever stands in the column, the settings are usable', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), damaged()), (stored) => {
        expect(settingsSchema.safeParse(readSettings(stored).settings).success).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

/** The defaults with anything in the place of some of their parts. */
const damaged = () =>
  fc.record(
    Object.fromEntries(Object.keys(defaultSettings).map((key) => [key, fc.oneof(fc.jsonValue(), fc.constant({}))])),
    { requiredKeys: [] },
  );

test('restoredSettings takes out what stands at the paths, and nothing else', () => {
  const stored = {
    preset: 'dealer',
    firstService: { months: 4, models: { A4L: { months: 6, km: 1 }, Q5: { months: 9, km: 2 } } },
  };
  expect(restoredSettings(stored, [['firstService', 'models', 'A4L']])).toEqual({
    preset: 'dealer',
    firstService: { months: 4, models: { Q5: { months: 9, km: 2 } } },
  });
  expect(restoredSettings(stored, [['firstService', 'months'], ['firstService', 'models'], ['warranty']])).toEqual({
    preset: 'dealer',
  });
  expect(restoredSettings(null, [['preset']])).toEqual({});
});

test('changedSettings keeps what this version does not know', () => {
  const stored = { preset: 'dealer', future: { a: 1 }, times: { list: '09:06', soon: true } };
  expect(changedSettings(stored, { times: { digest: '19:06' }, quiet: { from: '22:00' } })).toEqual({
    preset: 'dealer',
    future: { a: 1 },
    times: { list: '09:06', soon: true, digest: '19:06' },
    quiet: { from: '22:00' },
  });
  expect(changedSettings('broken', { horizonDays: 40 })).toEqual({ horizonDays: 40 });
});
