import { describe, expect, it } from 'vitest';
import { clockOf } from '../../src/care/complaint/clock.ts';
import { defaultSettings } from '../../src/care/presets.ts';
import type { PrismaClient } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { createClock } from '../../src/demo/clock.ts';
import { createJumps } from '../../src/demo/jumps.ts';
import { keepClock, readClock } from '../../src/demo/kept-clock.ts';
import { calendarDate, clockTime, momentOf } from '../../src/language/calendar-date.ts';
import { testDatabase } from '../support/database.ts';

const START = new Date('2026-11-24T08:30:00+08:00');
const said = (instant: Date): string => `${momentOf(instant).date.slice(5)} ${momentOf(instant).time}`;

describe('the demo’s clock', () => {
  it('runs on from where it is moved, and never back', () => {
    let elapsed = 0;
    const clock = createClock(START, () => elapsed);
    elapsed = 61_000;
    expect(clock.now()).toEqual(new Date('2026-11-24T08:31:01+08:00'));
    clock.moveTo(new Date('2026-11-25T10:00:00+08:00'));
    elapsed = 62_500;
    expect(clock.now()).toEqual(new Date('2026-11-25T10:00:01.500+08:00'));
    clock.moveTo(START);
    expect(clock.now()).toEqual(new Date('2026-11-25T10:00:01.500+08:00'));
  });

  it('is kept so that a killed demo never begins earlier than it ended', async () => {
    const { prisma } = await testDatabase('demo');
    expect(await readClock(prisma)).toBeNull();
    const keeper = keepClock(prisma, () => START);
    await keeper.keep();
    expect(Number(await readClock(prisma))).toBeGreaterThan(START.getTime());
    await keeper.stop();
    expect(await readClock(prisma)).toEqual(START);
  });
});

/** A store of one member, with these touchpoints to be sent alone and messages that wait. */
async function storeWith(prompts: readonly string[], messages: readonly string[]) {
  const { prisma } = await testDatabase('demo');
  const now = START;
  const [memberId, customerId] = [newId(), newId()];
  const member = { id: memberId, userid: 'liqiang', name: '李强', role: 'rep', quietTo: clockTime(7, 45) } as const;
  await prisma.member.create({ data: { ...member, departments: [], leads: [], restDays: [], daysOff: [] } });
  const { date } = momentOf(now);
  const name = { name: '张伟', nameKey: '张伟', pinyin: 'zhangwei', initials: 'zw', interest: [], tags: [] };
  const dates = { stageSince: date, recordBeganOn: date, createdAt: now };
  await prisma.customer.create({ data: { id: customerId, ownerId: memberId, ...name, ...dates } });
  for (const [index, at] of prompts.entries()) {
    const what = { rule: 'promise', subject: `p${index}`, step: 'due', dueOn: date, lastOn: date, rank: 0 };
    const when = { promptAt: new Date(at), createdAt: now };
    await prisma.touchpoint.create({ data: { id: newId(), customerId, memberId, ...what, ...when } });
  }
  for (const at of messages)
    await prisma.outbox.create({
      data: { id: newId(), key: at, memberId, message: {}, notBefore: new Date(at), createdAt: now },
    });
  return prisma;
}

describe('a jump', () => {
  it('stops when the clock of a complaint runs out', async () => {
    const prisma = await storeWith([], []);
    const { id: customerId, ownerId: memberId } = await prisma.customer.findFirstOrThrow();
    const complaint = { id: newId(), customerId, memberId, about: '异响', openedAt: START };
    await prisma.complaint.create({ data: complaint });
    const stops: string[] = [];
    const clock = createClock(START, () => 0);
    await createJumps(prisma, clock, async () => void stops.push(said(clock.now()))).advanceTo(
      new Date('2026-11-24T18:00:00+08:00'),
    );
    const by = clockOf({ ...complaint, pausedMinutes: 0 }, defaultSettings).contactBy.getTime();
    for (const minutes of [1, 61]) expect(stops).toContain(said(new Date(by + minutes * 60_000)));
  });

  const stopsOf = async (prisma: PrismaClient, to: string, told: (at: Date) => void = () => {}): Promise<string[]> => {
    const clock = createClock(START, () => 0);
    const stops: string[] = [];
    const jumps = createJumps(prisma, clock, async () => void stops.push(said(clock.now())));
    await jumps.advanceTo(new Date(to), told);
    return stops;
  };
  const spread = (time: string) => expect.stringMatching(new RegExp(`^11-2\\d ${time}[6-9]$`));

  it('stops at what is due and at the beginning of a day, nowhere else', async () => {
    const prisma = await storeWith(
      ['2026-11-24T15:00:00+08:00', '2026-11-26T09:40:00+08:00'],
      ['2026-11-24T15:20:00+08:00', '2026-11-24T07:00:00+08:00'],
    );
    const told: string[] = [];
    const stops = await stopsOf(prisma, '2026-11-25T12:00:00+08:00', (at) => told.push(said(at)));
    expect(stops).toEqual(['11-24 15:00', '11-24 15:20', '11-25 00:00', '11-25 12:00']);
    expect(told).toEqual(stops);
  });

  it('stops for the list of whoever has something in it, and for the digests of leaders', async () => {
    const prisma = await storeWith([], []);
    const { id: customerId, ownerId: memberId } = await prisma.customer.findFirstOrThrow();
    const { date } = momentOf(new Date('2026-11-25T00:00:00+08:00'));
    const what = { rule: 'cadence', subject: 's', step: 'due', dueOn: date, promptOn: date, lastOn: date, rank: 3 };
    await prisma.touchpoint.create({ data: { id: newId(), customerId, memberId, ...what, createdAt: START } });
    const chen = { id: newId(), userid: 'chenjing', name: '陈静', role: 'manager' } as const;
    await prisma.member.create({ data: { ...chen, leads: [1], departments: [], restDays: [], daysOff: [] } });
    expect(await stopsOf(prisma, '2026-11-25T12:00:00+08:00')).toEqual([
      spread('18:2'),
      '11-25 00:00',
      spread('08:2'),
      '11-25 12:00',
    ]);
  });

  it('while a must is open stops for the escalation and where quiet hours end', async () => {
    const prisma = await storeWith(['2026-11-24T08:00:00+08:00'], []);
    await prisma.touchpoint.updateMany({ data: { state: 'prompted', lastOn: calendarDate('2026-11-30') } });
    expect(await stopsOf(prisma, '2026-11-25T12:00:00+08:00')).toEqual([
      '11-24 09:36',
      '11-25 00:00',
      '11-25 07:45',
      spread('08:2'),
      '11-25 09:36',
      '11-25 12:00',
    ]);
  });

  it('is halted after the moment it is at, and goes on from there', async () => {
    const prisma = await storeWith(['2026-11-24T15:00:00+08:00', '2026-11-24T16:00:00+08:00'], []);
    const clock = createClock(START, () => 0);
    const halting = new AbortController();
    const jumps = createJumps(prisma, clock, async () => halting.abort());
    await jumps.advanceTo(new Date('2026-12-24T12:00:00+08:00'), () => {}, halting.signal);
    expect(said(clock.now())).toBe('11-24 15:00');
    await jumps.advanceTo(new Date('2026-11-24T16:30:00+08:00'));
    expect(said(clock.now())).toBe('11-24 16:30');
  });

  it('waits for what is done while the clock stands still, and keeps it from beginning', async () => {
    const prisma = await storeWith([], []);
    const clock = createClock(START, () => 0);
    const done: string[] = [];
    const jumps = createJumps(prisma, clock, async () => {
      done.push(`stop ${said(clock.now())}`);
      await jumps.whileStill(async () => void done.push('minute during a jump'));
    });
    let end = () => {};
    const minute = jumps.whileStill(async () => {
      await new Promise<void>((resolve) => {
        end = resolve;
      });
      done.push(`minute ${said(clock.now())}`);
    });
    const jump = jumps.advanceTo(new Date('2026-11-24T12:00:00+08:00'));
    end();
    await Promise.all([minute, jump]);
    await jumps.whileStill(async () => void done.push(`minute ${said(clock.now())}`));
    expect(done).toEqual(['minute 11-24 08:30', 'stop 11-24 12:00', 'minute 11-24 12:00']);
  });

  it('does nothing for a time that is past, and ends early when the demo stops', async () => {
    const prisma = await storeWith([], []);
    const clock = createClock(START, () => 0);
    let beats = 0;
    const jumps = createJumps(prisma, clock, async () => {
      beats += 1;
      if (beats === 2) void jumps.stop();
    });
    await jumps.advanceTo(new Date(START.getTime() - 1));
    expect(beats).toBe(0);
    await jumps.advanceTo(new Date('2026-12-24T12:00:00+08:00'));
    expect(beats).toBe(2);
  });
});
