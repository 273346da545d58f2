import { beforeAll, describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { momentOf } from '../../src/language/calendar-date.ts';
import { type Store, startStore } from '../support/bot.ts';

const now = momentOf(new Date(EXAMPLE_NOW));

describe('the note', () => {
  it.each([
    ['李雷战败了 买了宝马X3 嫌我们价格高', '嫌我们价格高'],
    ['赵敏 8000公里 保养完了 生日八月十五', '生日八月十五'],
    ['刚给陈静打电话聊了油耗，周五下午3点再联系', '聊了油耗'],
    ['陈静说油耗高打电话没接下周再约她老公来', '说油耗高打电话没接下周再约她老公来'],
    ['张伟 来店了 嫌优惠少 想要白色', '嫌优惠少 想要白色'],
    ['张伟 13800138000 看了A4L', ''],
    ['周强 战败 嫌贵', ''],
    ['沈曼 她说下周二来签', '她说下周二来签'],
    ['新客户 吴磊 13700137000 周六下午3点再来', ''],
  ])('of %s is %s', (said, note) => expect(understand(said, now).note).toBe(note));
});

describe('a question about a customer', () => {
  it.each([
    ['昨天试驾Q5L的那个赵先生叫什么来着', '赵先生'],
    ['张伟电话是多少', '张伟'],
  ])('%s shows %s and records nothing', (said, customer) =>
    expect(understand(said, now)).toMatchObject({ intent: 'find', customer, facts: {} }),
  );
});

describe('what is no business', () => {
  let store: Store;
  beforeAll(async () => {
    store = await startStore();
  });

  it('a standing wish is noted, and not granted in silence', async () => {
    const reply = await store.says('liqiang', '张伟每周二下午提醒我联系他');
    expect(reply).toContain('“每周二下午”这样的定期提醒我还不会');
    expect(await store.prisma.followUp.count()).toBe(0);
    expect(await store.says('liqiang', '张伟每天通勤50公里')).not.toContain('定期提醒');
    expect(await store.says('liqiang', '谢谢')).toBe('不客气，随时叫我。');
    expect(await store.says('liqiang', '好的 辛苦了')).toBe('不客气，随时叫我。');
    expect(await store.says('liqiang', '在吗')).toMatch(/^在的/);
    expect(await store.says('liqiang', '%%%')).toMatch(/^这句我没看懂/);
  });
});
