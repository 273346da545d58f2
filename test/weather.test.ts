import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Faults, nameOf } from '../src/simulator/faults.ts';
import { KINDS } from './support/bad-weather.ts';
import { type Store, startStore } from './support/bot.ts';
import { FAIR_ONLY, inBadWeather, meetingWeCom, testModules } from './support/meeting-wecom.ts';
import { startWeCom } from './support/wecom.ts';

const MOST_ROUNDS = 200;
const now = () => new Date('2026-09-16T02:00:00Z');

/** Two members tell of customers, at the same time, until it is enough, and hear of them the next morning. */
async function liveOn(weather: 'fair' | 'bad', isEnough: (store: Store, rounds: number) => boolean) {
  const store = await startStore({ weather });
  let rounds = 0;
  while (!isEnough(store, rounds)) {
    rounds += 1;
    const said = `客户${'张李王赵钱'[rounds % 5]}小${'明红军华强'[Math.floor(rounds / 5) % 5]} 周五再联系 口令${rounds}`;
    await Promise.all([store.says('liqiang', said), store.says('gaomin', said)]);
  }
  await store.clockTo('2026-09-17 08:40');
  return { ...store, rounds };
}

describe('the weather', () => {
  test('a bad day’s calls: one in ten fails, in every documented way, and one in ten is slow', async () => {
    const { simulator } = await startWeCom({ now, weather: 'bad' });
    const draws = Array.from({ length: 20_000 }, () => simulator.faults.draw('message/send'));
    await simulator.close();
    const struck = draws.flatMap((fault) => (fault ? [nameOf(fault)] : []));
    const ofCalls = KINDS.filter((kind) => !kind.includes('callback'));
    expect(new Set(struck)).toEqual(new Set(ofCalls));
    const slow = struck.filter((name) => name === 'slow').length / draws.length;
    expect(slow).toBeCloseTo(0.1, 1);
    expect(struck.length / draws.length - slow).toBeCloseTo(0.1, 1);
  });

  test('a bad day strikes callbacks in every way, and calls; what the members see is that of a fair day', {
    timeout: 120_000,
  }, async () => {
    const ofCallbacks = KINDS.filter((kind) => kind.includes('callback'));
    const hasStruck = ({ tally }: Faults) => [...ofCallbacks, 'slow'].every((kind) => tally.has(kind));
    const bad = await liveOn('bad', ({ simulator }, rounds) => hasStruck(simulator.faults) || rounds >= MOST_ROUNDS);
    expect([...bad.simulator.faults.tally.keys()]).toEqual(expect.arrayContaining(ofCallbacks));
    const fair = await liveOn('fair', (_, rounds) => rounds >= bad.rounds);
    const seen = ({ simulator }: typeof bad, userid: string) =>
      simulator.chat(userid).map(({ direction, kind, text }) => [direction, kind, text]);
    for (const userid of ['liqiang', 'gaomin']) expect(seen(bad, userid)).toEqual(seen(fair, userid));
    expect([...fair.simulator.faults.tally], 'struck on a fair day').toEqual([]);
    expect(fair.simulator.faults.draw('message/send')).toBeNull();
  });

  test('the same seed, the same strokes; another seed, others', async () => {
    const strokes = async (faultSeed: number) => {
      const { simulator } = await startWeCom({ now, weather: 'bad', faultSeed });
      const draws = Array.from({ length: 200 }, () => simulator.faults.draw('message/send', 'liqiang'));
      await simulator.close();
      return draws;
    };
    const first = await strokes(1);
    expect(await strokes(1)).toEqual(first);
    expect(await strokes(2)).not.toEqual(first);
  });
});

describe('npm run test:flaky', () => {
  const files = inBadWeather();

  test('runs every test that meets a simulated WeCom, in whatever way, and no table of words', () => {
    const through = ['care-path/day', 'outbox/deliver', 'care/tick', 'commands/answer/run', 'transcript'];
    expect(files).toEqual(expect.arrayContaining(through.map((name) => `test/${name}.test.ts`)));
    expect(files.filter((path) => /^test\/(language|understand|simulator)\//.test(path))).toEqual([]);
    for (const path of FAIR_ONLY)
      expect([path, existsSync(path), meetingWeCom().includes(path)]).toEqual([path, true, true]);
  });

  test('no test makes a simulated WeCom of its own, which nothing would strike', () => {
    const makers = testModules().filter((path) => /\b(?:createSimulator|startDemo)\(/.test(readFileSync(path, 'utf8')));
    const ofTheBench = makers.filter((path) => path.startsWith('test/bench/'));
    const ofTheSimulator = makers.filter((path) => path.startsWith('test/simulator/'));
    const others = ['test/support/wecom.ts', 'test/weather.test.ts', ...ofTheBench];
    expect(makers.filter((path) => !ofTheSimulator.includes(path) && !others.includes(path))).toEqual([]);
  });
});
