import type { DealKind } from '../db/generated/client.ts';
import { sayDate, sayYuan } from '../language/say.ts';
import type { Recording } from './recording.ts';

const NAMES: Readonly<Record<DealKind, string>> = { deposit: '订金', price: '成交价' };

/**
 * The `apply` of money: the same amount on the same day is one deal, another amount on that day corrects it, and on a
 * later day it is one more.
 * @returns an apply whose value is an amount in yuan
 */
export const applyDeal =
  (kind: DealKind) =>
  async (recording: Recording, amount: number): Promise<void> => {
    const { writing, customer, now } = recording;
    const last = await writing.tx.deal.findFirst({
      where: { customerId: customer.id, kind },
      orderBy: [{ agreedOn: 'desc' }, { createdAt: 'desc' }],
    });
    const isToday = last?.agreedOn === now.date;
    if (last && isToday && last.amount === amount)
      return recording.mention(`这笔${NAMES[kind]}今天已经记过，没有重复记`);
    if (last && isToday) {
      await writing.update('deal', last, { amount });
      return recording.mention(`${NAMES[kind]}从${sayYuan(last.amount)}改成${sayYuan(amount)}`);
    }
    await writing.create('deal', {
      ...{ customerId: customer.id, memberId: writing.memberId, kind, amount },
      agreedOn: now.date,
      createdAt: now.instant,
    });
    if (last)
      recording.mention(`上一次${NAMES[kind]}是${sayDate(last.agreedOn, now)}的${sayYuan(last.amount)}，也留着`);
  };
