import { expect, test } from 'vitest';
import { textContent, unlike } from '../../src/outbox/content.ts';
import { owe } from '../../src/outbox/enqueue.ts';
import { dealership } from '../support/dealership.ts';

test('a fact is owed once, however often it is found out', async () => {
  const { prisma, member, now } = await dealership();
  const { id: memberId } = await member('李强');
  const owed = { key: `morning:${memberId}:2026-09-23`, memberId, message: textContent('早上好'), now };
  const firsts = await Promise.all([1, 2, 3].map(() => prisma.$transaction((tx) => owe(tx, owed))));
  expect(firsts.filter(Boolean)).toEqual([true]);
  expect(await owe(prisma, owed)).toBe(false);
  expect(await prisma.outbox.findMany()).toMatchObject([
    { key: owed.key, state: 'pending', message: { msgtype: 'text', text: { content: '早上好' } }, attempts: 0 },
  ]);
});

test('a transaction that fails owes nothing', async () => {
  const { prisma, member, now } = await dealership();
  const { id: memberId } = await member('李强');
  const failing = prisma.$transaction(async (tx) => {
    await owe(tx, { key: 'reply:1', memberId, message: textContent('好的'), now });
    throw new Error('rolled back');
  });
  await expect(failing).rejects.toThrow('rolled back');
  expect(await prisma.outbox.count()).toBe(0);
});

test('two replies in the same words differ, so that WeCom shows both; hours later they need not', async () => {
  const here = await dealership();
  const [li, wang] = [await here.member('李强'), await here.member('王芳')];
  const say = (member: typeof li, key: string) =>
    owe(here.prisma, { key, memberId: member.id, message: textContent('没找到张伟。'), now: here.now });
  await say(li, 'reply:1');
  await say(li, 'reply:2');
  await say(li, 'reply:3');
  await say(wang, 'reply:4');
  here.at('2026-09-23 13:00');
  await say(li, 'reply:5');
  expect(await here.texts(li)).toEqual([
    '没找到张伟。',
    '没找到张伟。\u200b',
    '没找到张伟。\u200b\u200b',
    '没找到张伟。',
  ]);
  expect(await here.texts(wang)).toEqual(['没找到张伟。']);
});

test.each(['两行\n“都”一样', '优惠5%_起', 'a\\b'])('also when the words are %j', async (text) => {
  const here = await dealership();
  const li = await here.member('李强');
  for (const key of ['reply:1', 'reply:2'])
    await owe(here.prisma, { key, memberId: li.id, message: textContent(text), now: here.now });
  expect(await here.texts(li)).toEqual([text, `${text}\u200b`]);
});

test('differs from every earlier text, also when one of the variants has left the window', () => {
  expect(unlike('好', [])).toBe('好');
  expect(unlike('好', ['好的'])).toBe('好');
  expect(unlike('好', ['好\u200b'])).toBe('好');
  expect(unlike('好', ['好', '好\u200b\u200b'])).toBe('好\u200b');
});
