import { expect, test } from 'vitest';
import { anotherWay } from '../../src/care/unreached.ts';
import type { Channel } from '../../src/db/generated/client.ts';
import { newId } from '../../src/db/id.ts';
import { dealership } from '../support/dealership.ts';
import { momentAt } from '../support/moment.ts';

type Tried = readonly [at: string, channel: Channel | null, reached?: boolean];

test('three tries in a row without an answer propose another hour or channel, by what was tried', async () => {
  const here = await dealership('2026-09-23 10:20');
  const li = await here.member('李强');
  const table: readonly (readonly [readonly Tried[], string | null])[] = [
    [[], null],
    [
      [
        ['21 09:00', 'phone'],
        ['22 09:30', 'phone'],
      ],
      null,
    ],
    [
      [
        ['21 09:00', 'phone'],
        ['22 09:30', null],
        ['23 10:20', 'phone'],
      ],
      '连着3次没联系上，都在上午：换个时间打（回“5明天下午6点”到点提醒你），或者发条微信试试',
    ],
    [
      [
        ['20 19:00', 'phone'],
        ['21 18:00', 'phone'],
        ['22 19:30', 'phone'],
        ['23 18:20', 'phone'],
      ],
      '连着4次没联系上，都在傍晚：换个时间打（回“5明天12点半”到点提醒你），或者发条微信试试',
    ],
    [
      [
        ['21 09:00', 'phone'],
        ['21 12:00', 'phone'],
        ['22 15:30', 'phone'],
        ['23 18:20', 'phone'],
      ],
      '连着4次没联系上，上午、中午、下午、傍晚都试过：发条微信试试',
    ],
    [
      [
        ['21 09:00', 'wechat'],
        ['22 09:30', 'sms'],
        ['23 10:20', 'wechat'],
      ],
      '连着3次没联系上，发的都是文字：打个电话试试，回“5明天下午6点”到点提醒你',
    ],
    [
      [
        ['21 09:00', 'wechat'],
        ['22 09:30', 'phone'],
        ['23 10:20', 'phone'],
      ],
      '连着3次没联系上，都在上午：换个时间打（回“5明天下午6点”到点提醒你），或者请客户留个方便的时间',
    ],
    // Reached in between: the row begins anew.
    [
      [
        ['20 09:00', 'phone'],
        ['21 09:00', 'phone'],
        ['22 09:30', 'phone', true],
        ['23 10:20', 'phone'],
      ],
      null,
    ],
  ];
  for (const [tries, said] of table) {
    const one = await here.customer(li, `张${newId()}`);
    for (const [at, channel, reached = false] of tries) {
      const { instant, date } = momentAt(`2026-09-${at}`);
      const row = { id: newId(), customerId: one.id, memberId: li.id, channel, reached, heldOn: date };
      await here.prisma.interaction.create({ data: { ...row, createdAt: instant } });
    }
    expect(await here.prisma.$transaction((tx) => anotherWay(tx, one.id, (hour) => `5明天${hour}`))).toBe(said);
  }
});
