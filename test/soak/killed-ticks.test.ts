import { describe, expect, onTestFinished, test } from 'vitest';
import { newId } from '../../src/db/id.ts';
import { openDatabase } from '../../src/db/open.ts';
import { instantAt } from '../../src/language/calendar-date.ts';
import { createRandom } from '../../src/simulator/random.ts';
import { MADE_AT, serverUrl } from '../support/database.ts';
import { day } from '../support/dealership.ts';
import { type KillableBot, startKillableBot } from '../support/killable-bot.ts';
import { momentAt } from '../support/moment.ts';
import { startWeCom } from '../support/wecom.ts';

const url = await serverUrl();
const SEED = 20260917;
const PROCESSES = 3;
const REPS = 40;
/** Of each rep: this many for the morning list, and as many at a time of their own. */
const EACH = 6;
const STEP_MS = 5 * 60_000;
const STEPS = 115;

const reps = Array.from({ length: REPS }, (_, n) => ({ userid: `rep${n}`, name: `销售${n}`, department: [1] }));
const directory = { departments: [{ id: 1, name: '城东店', parentid: 0 }], users: reps };

/** A day of three processes that do the same work, one of them killed every few seconds. */
describe.skipIf(url === null)('processes that die while they find out what is due and send it', () => {
  test('every touchpoint is shown once', async () => {
    const random = createRandom(SEED);
    const upTo = (count: number): number => Math.floor(random.next() * count);
    let now = momentAt('2026-09-16 10:00').instant;
    const wecom = await startWeCom({ directory, now: () => now, seed: SEED });
    const { simulator } = wecom;
    onTestFinished(() => simulator.close());
    const { prisma, close } = await openDatabase({
      ...{ url: url ?? '', kind: 'store', now: MADE_AT, log: { warn: () => {} } },
    });
    onTestFinished(close);
    const start = (): Promise<KillableBot> => startKillableBot(wecom, url ?? '', now);
    const bots = await Promise.all(Array.from({ length: PROCESSES }, start));
    onTestFinished(() => Promise.all(bots.map((bot) => bot.kill())).then(() => {}));

    const members = await prisma.member.findMany();
    const customers = members.flatMap(({ id: ownerId, userid }) =>
      Array.from({ length: 2 * EACH }, (_, n) => {
        const name = `客户${userid.slice(3)}号${n}位`;
        return {
          ...{ id: newId(), ownerId, name, nameKey: name, phonelessName: name, pinyin: '', initials: '' },
          ...{ stage: 'loyal' as const, stageSince: day('2026-09-01'), recordBeganOn: day('2026-09-01') },
          ...{ lastContactOn: day('2026-09-15'), createdAt: instantAt(day('2026-09-01')) },
        };
      }),
    );
    await prisma.customer.createMany({ data: customers });
    await prisma.followUp.createMany({
      data: customers.map(({ id: customerId, ownerId: memberId }, n) => ({
        ...{ id: newId(), customerId, memberId, dueOn: day('2026-09-17'), createdAt: now },
        dueAt: n % 2 === 0 ? null : new Date(momentAt('2026-09-17 09:00').instant.getTime() + upTo(500) * 60_000),
      })),
    });

    for (const fault of ['lost-answer', 'lost-connection'] as const)
      simulator.faults.add({ api: 'message/send', fault, fraction: 0.03 });
    let killed = 0;
    let restarting: Promise<void> = Promise.resolve();
    /** kill -9 at any moment of a beat; another one takes its place while the others go on. */
    const killOne = (): void => {
      const victim = upTo(PROCESSES);
      restarting = new Promise((resolve) => setTimeout(resolve, upTo(120))).then(async () => {
        await bots[victim]?.kill();
        killed += 1;
        bots[victim] = await start();
      });
    };
    now = momentAt('2026-09-17 08:20').instant;
    let next = 0;
    for (let step = 0; step < STEPS; step++) {
      now = new Date(now.getTime() + STEP_MS);
      if (step === next) {
        await restarting;
        killOne();
        next += 8 + upTo(9);
      }
      await Promise.all(bots.map((bot) => bot.beat(now)));
    }
    await restarting;
    simulator.faults.clear();
    for (let step = 0; step < 3; step++) {
      now = new Date(now.getTime() + STEP_MS);
      await Promise.all(bots.map((bot) => bot.beat(now)));
    }

    const shown = new Map<string, number>();
    for (const { userid } of reps) {
      const pushes = simulator.chat(userid).filter(({ kind }) => kind === 'push');
      expect(pushes.filter(({ text }) => text.startsWith('早上好')).length, `lists of ${userid}`).toBe(1);
      for (const { text } of pushes)
        for (const [, name = ''] of text.matchAll(/^(?:⏰ )?\d+\. (客户\d+号\d+位)/gm))
          shown.set(name, (shown.get(name) ?? 0) + 1);
    }
    expect(
      customers.filter(({ name }) => !shown.has(name)).map(({ name }) => name),
      'lost',
    ).toEqual([]);
    expect(
      [...shown].filter(([, times]) => times !== 1),
      'shown twice',
    ).toEqual([]);
    expect(await prisma.outbox.groupBy({ by: ['state'] }), 'owed').toEqual([{ state: 'sent' }]);
    expect(killed).toBeGreaterThan(6);
    const sends = simulator.calls('message/send').length;
    const owed = await prisma.outbox.count();
    expect(sends, 'messages sent again').toBeGreaterThan(owed);
    console.info(
      `${killed} processes killed, ${owed} messages owed, ${sends} times sent, ${shown.size} customers shown`,
    );
  });
});
