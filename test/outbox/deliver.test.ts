import { describe, expect, test } from 'vitest';
import { newId } from '../../src/db/id.ts';
import { claim } from '../../src/outbox/claim.ts';
import type { Fault } from '../../src/simulator/faults.ts';
import { postOffice } from './post-office.ts';

/** Where every call counts, or the test brings what goes wrong. */
const fairOffice = () => postOffice(undefined, 'fair');

describe('claim, send, mark', () => {
  test('every message arrives once, in order, whoever delivers', async () => {
    const here = await postOffice();
    await here.owe(here.li, '一', '二', '三', '四');
    await here.owe(here.wang, '甲', '乙');
    const counts = await Promise.all([here.process(), here.process(), here.process()].map((one) => one.deliver()));
    expect(counts.map(({ sent }) => sent).reduce((a, b) => a + b)).toBe(6);
    expect(here.seen('liqiang')).toEqual(['一', '二', '三', '四']);
    expect(here.seen('wangfang')).toEqual(['甲', '乙']);
    expect(await here.prisma.outbox.count({ where: { state: 'sent' } })).toBe(6);
  });

  test('in one call each, with what WeCom said of it', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一', '二', '三', '四');
    await here.owe(here.wang, '甲', '乙');
    await Promise.all([here.process(), here.process(), here.process()].map((one) => one.deliver()));
    expect(here.simulator.calls('message/send')).toHaveLength(6);
    expect(await here.row('一')).toMatchObject({ state: 'sent', errcode: 0, attempts: 1, sentAt: here.now.instant });
    expect((await here.row('一')).wecomMsgid).toMatch(/./);
  });

  test('several members are written to at the same time; looking for what is not there costs one look', async () => {
    const here = await postOffice();
    await here.owe(here.li, '一');
    await here.owe(here.wang, '甲');
    let begun = 0;
    let bothBegun = () => {};
    const both = new Promise<void>((resolve) => {
      bothBegun = resolve;
    });
    const send: typeof here.client.send = async (...message) => {
      begun += 1;
      if (begun === 2) bothBegun();
      await both;
      return here.client.send(...message);
    };
    await here.process({ client: { send } }).deliver();
    expect([here.seen('liqiang'), here.seen('wangfang')]).toEqual([['一'], ['甲']]);

    let looks = 0;
    const now = () => {
      looks += 1;
      return here.now;
    };
    await here.process({ now }).deliver();
    expect(looks).toBe(1);
  });

  test('what is owed for later neither goes out early nor holds up the rest', async () => {
    const here = await postOffice();
    await here.owe(here.li, '明早的', '现在的');
    await here.prisma.outbox.update({
      where: { key: '明早的' },
      data: { notBefore: here.at('2026-09-24 08:26').instant },
    });
    here.at('2026-09-23 08:30');
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['现在的']);
    here.at('2026-09-24 08:26');
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['现在的', '明早的']);
  });

  test('a reply goes out at any hour: quiet hours are for what nobody asked for', async () => {
    const here = await postOffice();
    here.at('2026-09-23 23:30');
    await here.owe(here.li, '已记：张伟');
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['已记：张伟']);
  });

  test('one at a time to a member, also when an older message falls due meanwhile', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '九点的', '现在的');
    const notBefore = here.at('2026-09-23 09:00').instant;
    await here.prisma.outbox.update({ where: { key: '九点的' }, data: { notBefore } });
    expect(await claim(here.prisma, here.at('2026-09-23 08:59'), 8)).toMatchObject([{ key: '现在的' }]);
    expect(await claim(here.prisma, here.at('2026-09-23 09:00'), 8)).toEqual([]);
    await here.prisma.outbox.update({ where: { key: '现在的' }, data: { state: 'sent', sentAt: notBefore } });
    expect(await claim(here.prisma, here.now, 8)).toMatchObject([{ key: '九点的' }]);
  });

  test('as many as there are places, each of another member, whoever waits longest first', async () => {
    const here = await postOffice();
    const other = await here.member('周洋', { userid: 'zhouyang' });
    await here.owe(here.wang, '甲', '乙');
    here.later(1);
    await here.owe(here.li, '一', '二');
    await here.owe(other, '子');
    const keys = async (most: number) => (await claim(here.prisma, here.now, most)).map(({ key }) => key).toSorted();
    expect(await keys(2)).toEqual(['一', '甲'].toSorted());
    expect(await keys(8)).toEqual(['子']);
    expect(await keys(8)).toEqual([]);
  });

  test('a slow answer holds up nobody else', async () => {
    const here = await postOffice();
    let answer = () => {};
    const slow = here.process({
      client: {
        async send(...[message, options]) {
          if (message.to.includes('liqiang'))
            await new Promise<void>((resolve) => {
              answer = resolve;
            });
          return here.client.send(message, options);
        },
      },
    });
    await here.owe(here.li, '一');
    const delivered = slow.deliver();
    await expect.poll(() => here.row('一')).toMatchObject({ state: 'claimed' });
    await here.owe(here.wang, '甲', '乙');
    slow.wake();
    await here.simulator.waitFor((bubble) => bubble.text === '乙');
    expect(here.seen('liqiang')).toEqual([]);
    answer();
    expect(await delivered).toMatchObject({ sent: 3 });
  });

  test('a process that dies between claim and send: the next one sends when the lease is over', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一', '二');
    await claim(here.prisma, here.now, 1);
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual([]);
    here.later(121);
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['一', '二']);
    expect(await here.row('一')).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('a process that dies between send and mark: sent again, byte for byte, and seen once', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一');
    const dying = here.process({
      client: {
        async send(...message) {
          await here.client.send(...message);
          return new Promise(() => {}); // nobody will hear the answer
        },
      },
    });
    dying.wake();
    await here.simulator.waitFor((bubble) => bubble.text === '一');
    expect(await here.row('一')).toMatchObject({ state: 'claimed' });
    here.later(121);
    await here.process().deliver();
    const [first, second] = here.simulator.calls('message/send');
    expect(second?.body).toEqual(first?.body);
    expect(here.seen('liqiang')).toEqual(['一']);
    expect(await here.row('一')).toMatchObject({ state: 'sent' });
  });

  test('a sender that comes back after its lease does not overwrite what the next one marked', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一');
    const slow = here.process({
      client: {
        async send(...message) {
          here.later(121);
          await here.process().deliver();
          await here.client.send(...message);
          return { kind: 'refused', code: 81013, fault: 'receiver', detail: 'late' };
        },
      },
    });
    await slow.deliver();
    expect(await here.row('一')).toMatchObject({ state: 'sent', attempts: 2 });
    expect(here.seen('liqiang')).toEqual(['一']);
  });

  test('a bug in sending one message is reported and does not hold up the other members', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一');
    await here.owe(here.wang, '甲');
    const buggy = here.process({
      client: {
        async send(...[message, options]) {
          if (message.to.includes('liqiang')) throw new TypeError('cannot read');
          return here.client.send(message, options);
        },
      },
    });
    expect(await buggy.deliver()).toEqual({ sent: 1, retried: 1, dead: 0 });
    expect(here.errors).toMatchObject([{ msg: 'sending failed', key: '一' }]);
    here.later(21);
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['一']);
  });

  test('wake sends soon; after stop nothing more is taken up', async () => {
    const here = await fairOffice();
    const delivery = here.process();
    await here.owe(here.li, '一');
    delivery.wake();
    await here.simulator.waitFor((bubble) => bubble.direction === 'to-member');
    await delivery.stop();
    expect(await here.row('一')).toMatchObject({ state: 'sent' });
    await here.owe(here.li, '二');
    expect(await delivery.deliver()).toEqual({ sent: 0, retried: 0, dead: 0 });
  });
});

describe('what WeCom answers', () => {
  const temporary: [string, Fault][] = [
    ['-1, busy', { errcode: -1 }],
    ['45033, too many at once', { errcode: 45033 }],
    ['a cut connection', 'drop'],
    ['a page of HTML', { http: 502 }],
    ['nothing, though the message was delivered', 'lost-connection'],
  ];
  test.each(temporary)('%s: tried again after a while, in order, seen once', async (_, fault) => {
    const here = await fairOffice();
    here.simulator.faults.add({ api: 'message/send', fault, times: 1 });
    await here.owe(here.li, '一', '二');
    await here.process().deliver();
    expect(await here.row('一')).toMatchObject({ state: 'pending', attempts: 1 });
    here.later(10);
    await here.process().deliver();
    expect(await here.row('二')).toMatchObject({ state: 'pending', attempts: 0 });
    here.later(15);
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(['一', '二']);
  });

  test('42001: the token is renewed and the message sent in one go', async () => {
    const here = await fairOffice();
    await here.owe(here.li, '一');
    await here.process().deliver();
    here.simulator.expireToken();
    await here.owe(here.li, '二');
    expect(await here.process().deliver()).toEqual({ sent: 1, retried: 0, dead: 0 });
  });

  test('81013 and what is wrong with a message: given up, visible, and the next one goes on', async () => {
    const here = await fairOffice();
    const gone = await here.member('周洋', { userid: 'gone' });
    await here.owe(gone, '一');
    await here.owe(here.li, '');
    await here.owe(here.li, '二');
    await here.process().deliver();
    expect(await here.row('一')).toMatchObject({ state: 'dead', errcode: 81013 });
    expect(await here.row('')).toMatchObject({ state: 'dead' });
    expect(here.seen('liqiang')).toEqual(['二']);
    expect(here.errors.map(({ msg, key }) => `${msg}: ${key}`).toSorted()).toEqual([
      'message given up: ',
      'message given up: 一',
    ]);
  });

  test.each([60020, 45009, 50003])('%i: everybody waits, no try is burnt, one loud line', async (errcode) => {
    const here = await fairOffice();
    const recover = here.simulator.faults.add({ api: 'message/send', fault: { errcode } });
    await here.owe(here.li, '一');
    await here.owe(here.wang, '甲');
    const delivery = here.process();
    for (let minute = 0; minute < 30; minute++) {
      await delivery.deliver();
      here.later(60);
    }
    expect(here.errors).toHaveLength(1);
    expect(here.errors[0]).toMatchObject({ code: errcode });
    expect(await here.row('一')).toMatchObject({ state: 'pending', attempts: 0 });
    recover();
    here.later(600);
    await delivery.deliver();
    expect([here.seen('liqiang'), here.seen('wangfang')]).toEqual([['一'], ['甲']]);
  });

  test('wrong settings for days: one loud line a day, and another for another trouble', async () => {
    const here = await fairOffice();
    const recover = here.simulator.faults.add({ api: 'message/send', fault: { errcode: 60020 } });
    await here.owe(here.li, '一');
    const delivery = here.process();
    const hours = async (count: number) => {
      for (let hour = 0; hour < count; hour++) {
        await delivery.deliver();
        here.later(3600);
      }
    };
    await hours(49);
    expect(here.errors.map(({ code }) => code)).toEqual([60020, 60020, 60020]);
    recover();
    here.simulator.faults.add({ api: 'message/send', fault: { errcode: 50003 }, times: 2 });
    await hours(3);
    expect(here.errors.map(({ code }) => code).slice(3)).toEqual([50003]);
    expect(here.seen('liqiang')).toEqual(['一']);
  });

  test('over a limit: asked again after a minute, then every ten', async () => {
    const here = await fairOffice();
    const asked: number[] = [];
    const began = here.now.instant.getTime();
    const send = async () => {
      asked.push((here.now.instant.getTime() - began) / 60_000);
      return { kind: 'retry', code: 45009, afterMs: 60_000, alert: false, detail: 'api freq out of limit' } as const;
    };
    const delivery = here.process({ client: { send } });
    await here.owe(here.li, '一');
    for (let minute = 0; minute < 35; minute++) {
      await delivery.deliver();
      here.later(60);
    }
    expect(asked).toEqual([0, 1, 11, 21, 31]);
  });

  test('a day without an answer: given up and said so', async () => {
    const here = await fairOffice();
    const silence = { kind: 'retry', code: null, afterMs: null, alert: false, detail: 'no answer' } as const;
    const delivery = here.process({ client: { send: async () => silence } });
    await here.owe(here.li, '一');
    const began = here.now.instant.getTime();
    while ((await delivery.deliver()).dead === 0) here.later(60);
    const hours = (here.now.instant.getTime() - began) / 3_600_000;
    expect(hours).toBeGreaterThan(23);
    expect(hours).toBeLessThan(27);
    expect(await here.row('一')).toMatchObject({ state: 'dead', error: 'no answer' });
    expect(here.errors).toMatchObject([{ msg: 'message given up', key: '一' }]);
  });
});

describe('limits, which WeCom enforces without a word', () => {
  test('30 a minute to one member; the 31st waits, the others do not', async () => {
    const here = await postOffice();
    const texts = Array.from({ length: 35 }, (_, index) => `第${index + 1}条`);
    await here.owe(here.li, ...texts);
    await here.owe(here.wang, '甲');
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(texts.slice(0, 30));
    expect(here.seen('wangfang')).toEqual(['甲']);
    here.later(59);
    expect(await here.process().deliver()).toMatchObject({ sent: 0 });
    here.later(1);
    await here.process().deliver();
    expect(here.seen('liqiang')).toEqual(texts);
  });

  const counted: [string, number, string, string, string][] = [
    ['1000 an hour to one member', 1000, '2026-09-23 08:00', '2026-09-23 08:59', '2026-09-23 09:00'],
    ['200 a day for each account in range', 400, '2026-09-23 00:01', '2026-09-23 23:59', '2026-09-24 00:00'],
  ];
  test.each(counted)('%s', async (_, count, sentAt, waiting, free) => {
    const here = await postOffice();
    const spread = here.at(sentAt).instant;
    const member = count === 1000 ? here.li : here.wang;
    if (count === 1000) await here.prisma.member.createMany({ data: many(5, (n) => ({ ...colleague(n) })) });
    await here.prisma.outbox.createMany({
      data: many(count, (n) => ({
        ...{ id: newId(), key: `old:${n}`, memberId: member.id, message: {}, state: 'sent' as const },
        ...{ notBefore: spread, createdAt: spread, sentAt: spread },
      })),
    });
    here.at(waiting);
    await here.owe(here.li, '一');
    expect(await here.process().deliver()).toMatchObject({ sent: 0 });
    here.at(free);
    expect(await here.process().deliver()).toMatchObject({ sent: 1 });
  });
});

test('the last message of the day is sent once: nobody begins another while it is on its way', async () => {
  const here = await postOffice();
  const sentAt = here.at('2026-09-23 00:01').instant;
  await here.prisma.outbox.createMany({
    data: many(399, (n) => ({
      ...{ id: newId(), key: `old:${n}`, memberId: here.li.id, message: {}, state: 'sent' as const },
      ...{ notBefore: sentAt, createdAt: sentAt, sentAt },
    })),
  });
  here.at('2026-09-23 20:00');
  await here.owe(here.li, '一');
  await here.owe(here.wang, '甲');
  const counts = [await claim(here.prisma, here.now, 8), await claim(here.prisma, here.now, 8)];
  expect(counts.map(({ length }) => length)).toEqual([1, 0]);
});

const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const colleague = (n: number) => ({ id: newId(), userid: `m${n}`, name: `成员${n}`, role: 'rep' as const });

describe('what WeCom will not take as it is', () => {
  test('a text it finds too long is halved until it fits, and given up when length is not the trouble', async () => {
    const here = await fairOffice();
    const text = Array.from({ length: 40 }, (_, line) => `${line} 今天联系张伟`).join('\n');
    await here.owe(here.li, text);
    here.simulator.faults.add({ api: 'message/send', fault: { errcode: 45002 }, times: 1 });
    await here.process().deliver();
    const [seen = ''] = here.seen('liqiang');
    expect(text.startsWith(seen.split('\n……')[0] ?? '-')).toBe(true);
    expect(seen).toMatch(/\n……后面的太长，企业微信没收下$/);
    expect(Buffer.byteLength(seen)).toBeLessThanOrEqual(Buffer.byteLength(text) / 2);
    expect(await here.row(text)).toMatchObject({ state: 'sent' });

    here.simulator.faults.add({ api: 'message/send', fault: { errcode: 45002 } });
    await here.owe(here.wang, `${text}。`, '短的');
    await here.process().deliver();
    expect(await here.row('短的')).toMatchObject({ state: 'dead', errcode: 45002 });
    expect(await here.row(`${text}。`)).toMatchObject({ state: 'dead', errcode: 45002 });
    expect(here.simulator.calls('message/send').length).toBeLessThan(10);
  });
});
