import { expect, test } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';
import { staff } from '../support/staff.ts';

/** Two reps with a promise each for Thursday morning. */
async function promised(): Promise<Store> {
  const store = await startStore({ weather: 'fair', at: '2026-09-16 10:00' });
  await store.says('liqiang', '张伟 13800138000 来店了 明天再联系');
  await store.says('gaomin', '李娜 13900139000 来店了 明天再联系');
  return store;
}

const lists = (store: Store, userid: string) => store.pushes(userid).filter((text) => text.startsWith('早上好'));

/** What goes wrong with the first call, when the list is seen all the same, and what an administrator should look at. */
const troubles: readonly (readonly [what: string, fault: Fault, seenBy: string, alarm: RegExp | null])[] = [
  ['busy (-1)', { errcode: -1 }, '2026-09-17 08:41', null],
  ['token expired (42001)', { errcode: 42001 }, '2026-09-17 08:40', null],
  ['token void (40014)', { errcode: 40014 }, '2026-09-17 08:40', null],
  ['too often (45009)', { errcode: 45009 }, '2026-09-17 09:45', /^sending rests/],
  ['too often in a minute (45033)', { errcode: 45033 }, '2026-09-17 08:50', null],
  ['an HTML page', { http: 502 }, '2026-09-17 08:41', null],
  ['a connection cut before', 'drop', '2026-09-17 08:41', null],
  ['a connection cut after it was sent', 'lost-connection', '2026-09-17 08:41', null],
];

test.each(troubles)('%s: the list is seen, once', async (_what, fault, seenBy, alarm) => {
  const store = await promised();
  store.simulator.faults.add({ api: 'message/send', fault, times: 1 });
  await store.clockTo('2026-09-17 08:40');
  for (const time of [seenBy, '2026-09-17 12:00']) {
    await store.clockTo(time);
    expect(lists(store, 'liqiang'), time).toHaveLength(1);
    expect(lists(store, 'gaomin'), time).toHaveLength(1);
  }
  expect(store.simulator.faults.struck).toBe(1);
  expect(store.errors().map(({ msg }) => msg)).toEqual(alarm ? [expect.stringMatching(alarm)] : []);
});

onEachDatabase('WeCom in trouble', () => {
  test('a member out of reach (81013) is told of once in the log, and keeps nobody else waiting', async () => {
    const store = await promised();
    const { departments, users } = staff;
    const away = users.map((user) => (user.userid === 'gaomin' ? { ...user, visible: false } : user));
    store.simulator.setDirectory({ departments, users: away });
    await store.clockTo('2026-09-17 08:40');
    await store.clockTo('2026-09-17 08:45');
    expect(lists(store, 'liqiang')).toHaveLength(1);
    expect(lists(store, 'gaomin')).toHaveLength(0);
    expect(store.errors().map(({ msg }) => msg)).toEqual(['message given up']);
  });

  test('WeCom gone for the whole day: the next list has it all, and yesterday’s is not sent late', async () => {
    const store = await promised();
    const mend = store.simulator.faults.add({ api: '*', fault: 'drop' });
    for (const time of ['08:40', '08:41', '10:00', '15:00', '20:00']) await store.clockTo(`2026-09-17 ${time}`);
    mend();
    await store.clockTo('2026-09-18 08:40');
    store.errors();
    expect(lists(store, 'liqiang')).toEqual([expect.stringContaining('张伟 13800138000')]);
    const [touchpoint] = await store.prisma.touchpoint.findMany({
      where: { rule: 'promise', member: { userid: 'liqiang' } },
    });
    expect(touchpoint).toMatchObject({ state: 'prompted', carried: 1 });
  });

  test('a reply that goes out through the outbox survives trouble too', async () => {
    const store = await startStore({ weather: 'fair', bot: { replyWithinMs: 0 } });
    store.simulator.faults.add({ api: 'message/send', fault: 'drop', times: 1 });
    expect(await store.says('liqiang', '张伟 13800138000')).toBe('');
    await store.restart();
    await store.clockTo('2026-09-16 10:05');
    expect(store.pushes('liqiang')).toEqual([expect.stringMatching(/^已记：张伟（新客户）/)]);
  });
});
