import { expect, test } from 'vitest';
import { tick } from '../../../src/care/tick.ts';
import { receive } from '../../../src/chat/receive.ts';
import { newId } from '../../../src/db/id.ts';
import { day, dealership } from '../../support/dealership.ts';

/** 李强 on a morning with 张伟 and 王芳 (twice) in his list. */
async function morning() {
  const here = await dealership('2026-09-23 08:00');
  const li = await here.member('李强');
  const wei = await here.customer(li, '张伟', { tags: ['果断'], interest: ['Q5L'] });
  const fang = await here.customer(li, '王芳', { birthCalendar: 'solar', birthMonth: 9, birthDay: 23 });
  await here.promise(wei);
  await here.promise(fang);
  await tick({ prisma: here.prisma, log: here.log, wake: () => {} }, here.at('2026-09-23 08:40'));
  here.at('2026-09-23 10:20');
  const says = async (text: string) => {
    const bot = { prisma: here.prisma, log: here.log, now: () => here.now.instant, wake: () => {} };
    const arrival = { dedupKey: newId(), from: li.userid, text, sentAt: here.now.instant };
    const { text: reply } = await receive(bot, arrival, () => false);
    expect(here.errors).toEqual([]);
    return reply;
  };
  return { here, li, says };
}

test('words for items, customers and topics, one to copy at a time', async () => {
  const { here, li, says } = await morning();

  // An item: first of each of its tasks, then the next of each.
  const both = await says('话术 2');
  expect(both).toMatch(
    /^发给王芳的话术（约定回访），长按复制：\n\n王芳您好，[^\n]+\n\n不合适就回“再来一条”，还有5条。$/,
  );
  const next = await says('再来一条');
  expect(next).toMatch(/^发给王芳的话术（生日当天|^发给王芳的话术（生日/);
  const seen = [both, next];
  for (const more of ['更多', '换一条', '再来一条', '下一条']) seen.push(await says(more));
  expect(new Set(seen.map((reply) => reply.split('\n\n')[1])).size).toBe(6);
  expect(seen.at(-1)).toMatch(/就这些了/);
  expect(await says('再来一条')).toBe('后面没有了。');
  expect(await says('话术 8')).toBe('清单里没有8，有的是1、2。');

  // A customer: in their own way, with what has to be asked.
  const dear = await says('张伟嫌贵怎么说');
  expect(dear).toMatch(/^发给张伟的话术（嫌贵），长按复制：\n\n张伟您好，您说个心里价/);
  expect(dear).toMatch(/先问清楚再答：\n· 背景：[^\n]+\n· 难点：[^\n]+\n· 暗示：[^\n]+\n· 示益：[^\n]+\n别这样：/);
  expect(await says('再来一条')).not.toContain('背景');
  expect(await says('张伟怎么说')).toMatch(/^发给张伟的话术（约定回访）/);
  expect(await says('张伟生日怎么说')).toMatch(/^发给张伟的话术（生日[\s\S]+张伟[\s\S]+生日/);
  expect(await says('话术 张伟 试驾邀约')).toMatch(/^发给张伟的话术（试驾邀约），[\s\S]+Q5L/);

  // Anybody.
  for (const [said, title] of [
    ['客户嫌贵怎么说', '嫌贵'],
    ['话术 再考虑', '再考虑'],
    ['要跟家人商量怎么回', '要跟家人商量'],
    ['来一段保养话术', ''],
    ['话术 到店感谢', '到店感谢'],
    ['中秋祝福怎么发', '中秋'],
    ['话术 道歉', '道歉安抚'],
    ['话术 复活', '复活老客户'],
  ] as const)
    expect(await says(said), said).toMatch(new RegExp(`^话术（${title}[^\n]*），长按复制：\n\n\\S`));
  const ways = [await says('客户嫌贵怎么说')];
  for (let left = 4; left > 0; left--) ways.push(await says('再来一条'));
  expect(ways.map((reply) => /^话术（([^）]+)）/.exec(reply)?.[1])).toEqual([
    ...['嫌贵', '嫌贵，对理性的客户', '嫌贵，对感性的客户', '嫌贵，对果断的客户', '嫌贵'],
  ]);
  expect(await says('话术 量子力学')).toMatch(/^没找到“量子力学”，换个说法试试，例如手机尾号，或者：话术 嫌贵/);

  await here.customer(li, '孙丽', { stage: 'lost', stageSince: day('2025-01-01') });
  expect(await says('孙丽怎么说')).toMatch(/^孙丽这阵子没有要办的事/);
  await here.customer(li, '吴敏', { doNotContact: true });
  expect(await says('吴敏怎么说')).toBe('吴敏说过不想被打扰，先别联系了。');
});

test('what an earlier list has left to say comes after the words', async () => {
  const { here, li, says } = await morning();
  await here.prisma.member.update({ where: { id: li.id }, data: { continuation: '9. 赵磊' } });
  await says('话术 七夕');
  expect(await says('更多')).toMatch(/^话术（七夕祝福）/);
  expect(await says('更多')).toBe('9. 赵磊');
  expect(await says('更多')).toBe('后面没有了。');
});
