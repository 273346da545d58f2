import { describe, expect, test } from 'vitest';
import { fateOf } from '../../src/outbox/fate.ts';
import { postOffice } from './post-office.ts';

/** Every errcode a call may answer with that the facts about WeCom name (its document/path/90313), by what it means for a message. */
const PASSING = [-1, 6000, 45033, 40014, 42001, 42007, 42009, 45009];
const UNTIL_MENDED = [
  ...[40001, 40013, 40056, 40057, 41001, 41002, 41004, 41011, 43012, 48001, 48002, 48005, 48009, 50001, 50003, 60020],
  301002,
];
const UNREACHABLE = [40003, 40031, 43004, 46004, 50002, 60003, 60011, 60111, 60123, 81013];
const WRONG_MESSAGE = [
  ...[40004, 40005, 40006, 40007, 40008, 40009, 40011, 40029, 40032, 40033, 40035, 40058, 40063, 40074, 40096],
  ...[41051, 42003, 42014, 42015, 42016, 42017, 42018, 42019, 42020, 42022, 42027, 42028, 42029, 42030, 42031, 42033],
  ...[42035, 42036, 42037, 42038, 42039, 42040, 42041, 42042, 42043, 42044, 42045, 42046, 42047, 42049, 42050, 42051],
  ...[44001, 44004, 45001, 45002, 45007, 45008, 45029, 46003, 60140, 82001, 82002, 82003, 82004, 84014, 84015, 84061],
  ...[86001, 86003, 86004, 86006, 86101, 86207, 86216, 86217, 86220, 93000, 93004, 93008, 95001, 610004, 830002],
];

/** Seconds until the first retry, and until the longest rest is over. */
const WAITS = [21, 601];

describe('WeCom answers one sending with', () => {
  test('what passes: each message arrives later, once, and what follows after it', { timeout: 120_000 }, async () => {
    const here = await postOffice(undefined, 'fair');
    const { faults } = here.simulator;
    const delivery = here.process();
    for (const errcode of [...PASSING, ...UNTIL_MENDED]) {
      faults.add({ api: 'message/send', fault: { errcode }, times: 1 });
      await here.owe(here.li, `${errcode}`, `${errcode}, then`);
      for (const seconds of WAITS) {
        await delivery.deliver();
        here.later(seconds);
      }
      await delivery.deliver();
      expect(here.seen('liqiang').slice(-2), `${errcode}`).toEqual([`${errcode}`, `${errcode}, then`]);
    }
    const all = PASSING.length + UNTIL_MENDED.length;
    expect([faults.struck, here.seen('liqiang').length]).toEqual([all, 2 * all]);
  });

  test('what is for good: given up at once, for a reason that is told, holding up nothing', {
    timeout: 120_000,
  }, async () => {
    const here = await postOffice(undefined, 'fair');
    const delivery = here.process();
    const causes = [
      ...UNREACHABLE.map((errcode) => [errcode, 'unreachable'] as const),
      ...WRONG_MESSAGE.map((errcode) => [errcode, 'message'] as const),
    ];
    for (const [errcode, cause] of causes) {
      here.simulator.faults.add({ api: 'message/send', fault: { errcode }, times: 1 });
      await here.owe(here.li, `${errcode}`);
      expect(await delivery.deliver()).toEqual({ sent: 0, retried: 0, dead: 1 });
      const row = await here.prisma.outbox.findUniqueOrThrow({ where: { key: `${errcode}` } });
      expect(fateOf(row)).toEqual({ kind: 'failed', code: errcode, cause });
    }
    const told = here.errors.map(({ msg, key, code }) => [msg, key, code]);
    expect(told).toEqual(causes.map(([errcode]) => ['message given up', `${errcode}`, errcode]));
    await here.owe(here.li, '二');
    await delivery.deliver();
    expect(here.seen('liqiang')).toEqual(['二']);
  });
});
