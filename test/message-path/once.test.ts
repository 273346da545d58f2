import { expect, test } from 'vitest';
import type { RawCallback } from '../../src/simulator/callbacks.ts';
import { type Store, startStore } from '../support/bot.ts';
import { onEachDatabase } from '../support/databases.ts';

/** Keeps the bot from the database until it is let go. */
async function hold({ prisma }: Store): Promise<() => Promise<void>> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let held: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    held = prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM members FOR UPDATE`;
        resolve();
        await released;
      },
      { timeout: 60_000 },
    );
    held.catch(reject);
  });
  return async () => {
    letGo();
    await held;
  };
}

const received = (store: Store, userid: string) =>
  store.simulator.chat(userid).filter(({ direction }) => direction === 'to-member');

onEachDatabase('each message once', () => {
  test('the same bytes again, or a retry with a new nonce: the stored reply, and nothing changes', async () => {
    const store = await startStore();
    const first = await store.sends('liqiang', '张伟 13800138000 周五再联系');
    const again = await store.simulator.replay(first);
    expect(again.reply?.text).toBe(first.reply?.text);
    const retry: RawCallback = { from: 'LiQiang', plain: first.plain, nonce: '4711' };
    expect((await store.simulator.post(retry)).reply?.text).toBe(first.reply?.text);
    expect(await store.prisma.inbound.count()).toBe(1);
    expect(await store.prisma.customer.count()).toBe(1);
    expect(await store.prisma.followUp.count()).toBe(1);
    expect(await store.prisma.outbox.count()).toBe(0);
  });

  test('the same message on two connections at once is one message', async () => {
    const store = await startStore();
    const callback: RawCallback = {
      from: 'liqiang',
      fields: { MsgType: 'text', Content: '张伟 13800138000', MsgId: '71234567890123456' },
    };
    const both = await Promise.all([store.simulator.post(callback), store.simulator.post(callback)]);
    expect(new Set(both.map(({ reply }) => reply?.text))).toEqual(
      new Set([expect.stringMatching(/^已记：张伟（新客户）/)]),
    );
    expect(await store.prisma.inbound.count()).toBe(1);
  });

  test('answers lost on their way, messages that come again after later ones: filed once, answered the same', async () => {
    // Slow is another matter: here only what is lost counts.
    const store = await startStore({ bot: { replyWithinMs: 60_000 } });
    Object.assign(store.simulator.settings, { lostAnswers: 0.4, repeated: 1, callbackTimeoutMs: 60_000 });
    const replies: string[] = [];
    for (const n of Array(12).keys())
      replies.push(await store.says('liqiang', `张伟 13800138000 第${n}个想法是换颜色`));
    expect(replies.filter((reply) => reply.includes('新客户'))).toHaveLength(1);
    expect(await store.prisma.inbound.count()).toBe(12);
    expect(await store.prisma.interaction.count()).toBe(12);
    expect(store.pushes('liqiang')).toEqual([]);
  });

  test('many messages of one member at once: each filed, one after the other', async () => {
    const store = await startStore();
    const said = Array.from({ length: 8 }, (_, n) => `张伟 13800138000 第${n}个想法是换颜色`);
    const replies = await Promise.all(said.map((text) => store.says('liqiang', text)));
    expect(replies.filter((reply) => reply.includes('新客户'))).toHaveLength(1);
    expect(await store.prisma.customer.count()).toBe(1);
    expect(await store.prisma.interaction.count()).toBe(8);
  });

  test('two members at once do not wait for each other to make sense', async () => {
    const store = await startStore();
    const [mine, theirs] = await Promise.all([
      store.says('liqiang', '张伟 13800138000'),
      store.says('hanxue', '李娜 13900139000'),
    ]);
    expect(mine).toMatch(/^已记：张伟（新客户）/);
    expect(theirs).toMatch(/^已记：李娜（新客户）/);
  });

  test('two members with one phone at once: one of them has the customer, the other is told whose it is', async () => {
    const store = await startStore();
    const replies = await Promise.all(
      ['liqiang', 'gaomin', 'hanxue'].map((userid) => store.says(userid, '张伟 13800138000')),
    );
    expect(
      replies.filter((reply) => /^已记：张伟（新客户）/.test(reply)),
      replies.join('\n'),
    ).toHaveLength(1);
    expect(
      replies.filter((reply) => /^这个手机号是.+的客户/.test(reply)),
      replies.join('\n'),
    ).toHaveLength(2);
    expect(store.errors()).toEqual([]);
  });

  test('an answer that comes too late for the platform goes out through the outbox, once', async () => {
    const store = await startStore({ bot: { replyWithinMs: 100 } });
    const letGo = await hold(store);
    const late = await store.sends('liqiang', '张伟 13800138000');
    expect([late.status, late.reply]).toEqual([200, null]);
    await letGo();
    const bubble = await store.simulator.waitFor(({ kind }) => kind === 'push');
    expect(bubble.text).toMatch(/^已记：张伟（新客户）13800138000/);
    const repeated = await store.simulator.replay(late);
    await store.beat();
    expect(repeated.reply, 'the outbox had it').toBeNull();
    expect(received(store, 'liqiang')).toHaveLength(1);
  });

  test('at the very limit it is still seen exactly once', async () => {
    const store = await startStore({ bot: { replyWithinMs: 30 } });
    const said = Array.from({ length: 12 }, (_, n) => `张伟 13800138000 第${n}个想法是换颜色`);
    const deliveries = await Promise.all(said.map((text) => store.sends('liqiang', text)));
    await store.restart();
    await store.beat();
    expect(received(store, 'liqiang')).toHaveLength(said.length);
    expect(store.pushes('liqiang').length).toBe(deliveries.filter(({ reply }) => reply === null).length);
    expect(await store.prisma.interaction.count()).toBe(said.length);
  });

  test('a reply longer than a message is cut at a line; 更多 continues it', async () => {
    const store = await startStore();
    const note = '客户反复比较了颜色内饰轮毂和音响，说要回家跟太太商量以后再定'.repeat(4);
    for (let n = 0; n < 18; n++)
      await store.says('liqiang', `客户张${'伟娜芳敏静强磊军洋勇艳杰涛明超霞平刚'[n]} 周五再联系 ${note}`);
    const first = await store.says('liqiang', '后天待办');
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(2048);
    expect(first).toMatch(/\n……回“更多”接着看$/);
    const pages = [first];
    while (pages.at(-1)?.endsWith('……回“更多”接着看') && pages.length < 20)
      pages.push(await store.says('liqiang', '更多'));
    const lines = pages.flatMap((page) => page.split('\n')).filter((line) => line.includes('约定回访'));
    expect(lines).toHaveLength(18);
    expect(new Set(lines).size).toBe(18);
    expect(await store.says('liqiang', '更多')).toBe('后面没有了。');
  });
});
