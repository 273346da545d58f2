import { describe, expect, test } from 'vitest';
import { aloneText, type Item, listText, moreText } from '../../src/care/list.ts';
import { clockTime } from '../../src/language/calendar-date.ts';

const item = (number: number, values: Partial<Item> = {}): Item => ({
  ...{ number, name: `客户${number}`, phone: null, car: null, whys: ['例行联系'], lastTopic: null },
  ...values,
});
const MORNING = { time: clockTime(8, 26), left: 0 };

describe('the list as a member reads it', () => {
  test('who, why now, car, last topic and phone, and how to answer', () => {
    const items = [
      item(1, {
        name: '张伟',
        phone: '13800138000',
        car: 'A4L 京A12345',
        whys: ['交车第3天（9月20日 周日交车），问问开得顺不顺', '🎂 今天生日，送上祝福'],
        lastTopic: '想周末带孩子去露营',
      }),
      item(2, { name: '王总', car: 'Q5L' }),
      item(3, { name: '陈静', phone: '13700137000' }),
    ];
    expect(listText('李强', items, MORNING).text).toBe(
      [
        '早上好，李强！今天联系这3位：',
        '',
        '1. 张伟 13800138000 · A4L 京A12345',
        '交车第3天（9月20日 周日交车），问问开得顺不顺',
        '🎂 今天生日，送上祝福',
        '上次聊到：想周末带孩子去露营',
        '',
        '2. 王总 · Q5L',
        '例行联系',
        '',
        '3. 陈静 13700137000',
        '例行联系',
        '',
        '办完回“1完成”，改天回“3明天”，一次回几条也行。',
        '要现成的话就回“话术 1”。',
      ].join('\n'),
    );
  });

  test.each([
    ['08:26', '早上好'],
    ['10:59', '早上好'],
    ['14:00', '下午好'],
    ['20:30', '晚上好'],
  ])('greets by the hour it is sent: %s %s', (time, greeting) => {
    const [hour, minute] = time.split(':').map(Number);
    expect(listText('李强', [item(1)], { time: clockTime(hour ?? 0, minute), left: 0 }).text).toMatch(
      new RegExp(`^${greeting}，李强！`),
    );
  });

  test('one customer alone is told how to answer with that number', () => {
    expect(listText('李强', [item(4)], MORNING).text).toContain('办完回“4完成”，改天回“4明天”。');
  });

  test('a long list is cut between two customers; the rest goes on with the numbers and the way to answer', () => {
    const items = Array.from({ length: 40 }, (_, index) =>
      item(index + 1, { phone: '13800138000', car: 'A4L', lastTopic: '聊了很久'.repeat(30) }),
    );
    const { text, rest } = listText('李强', items, MORNING);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048);
    const shown = [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(text).toContain(`还有${40 - shown.length}位，回“更多”接着看。`);
    const hidden = [...(rest ?? '').matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect([...shown, ...hidden]).toEqual(items.map(({ number }) => number));
    expect(rest).toMatch(/要现成的话就回“话术 1”。$/);
    expect(text).toContain(`聊了很久${'聊了很久'.repeat(9)}…`);
  });

  test('what the limit keeps out is named at the end, and comes with numbers that go on', () => {
    const few = [item(1), item(2)];
    expect(listText('李强', few, { ...MORNING, left: 5 }).text).toMatch(
      /^早上好，李强！今天先联系这2位：\n[\s\S]*\n要现成的话就回“话术 1”。\n不太急的还有5位，想看回“更多”。$/,
    );
    const more = [item(3), item(4), item(5)];
    expect(moreText(more, 2).text).toMatch(
      /^清单里接着还有：\n\n3\. 客户3\n[\s\S]*改天回“5明天”[\s\S]*还有2位，想看回“更多”。$/,
    );
    expect(moreText(more, 0).text).not.toContain('更多');
  });

  test('a note of several lines stays one line', () => {
    expect(listText('李强', [item(1, { lastTopic: '预算30万\n\n 下周看车 ' })], MORNING).text).toContain(
      '上次聊到：预算30万 下周看车\n',
    );
  });

  test('a single prompt says its number and how to answer', () => {
    expect(aloneText(item(8, { name: '王芳', phone: '13900139000', whys: ['你答应今天 15:00联系客户：问价格'] }))).toBe(
      '⏰ 8. 王芳 13900139000\n你答应今天 15:00联系客户：问价格\n\n办完回“8完成”，改天回“8明天”。',
    );
  });
});
