import type { Fact, Proposal } from '../fact.ts';
import { inside, matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { applyTradeIn } from './apply.ts';
import { held, trade, traded } from './words.ts';

/** The old car a customer wants to trade in. */
export interface TradeIn {
  readonly model: string;
}

function read(reading: Reading): Proposal<TradeIn>[] {
  const sources = trade.test(reading.shape) ? [...traded, ...held] : traded;
  return sources.flatMap((pattern) =>
    Array.from(matchesOf(reading, pattern)).flatMap(({ place, groups, before }) => {
      const model = inside(reading.models, groups.car);
      if (!model) return [];
      // The model behind 换 is the new car and stays for others: 想换A6L.
      const words = [{ start: place.start, end: Math.max(model.end, place.end) }];
      return [{ value: /(?:不|没|别)(?:想|打算|准备)?$/.test(before) ? null : { model: model.value.name }, words }];
    }),
  );
}

export const tradeIn: Fact<'tradeIn', TradeIn> = {
  key: 'tradeIn',
  read,
  say: ({ model }) => `置换旧车${model}`,
  revives: () => true,
  apply: applyTradeIn,
  examples: [
    { said: '周杰想换掉朗逸', value: { model: '朗逸' } },
    { said: '周杰 旧车朗逸 想换A6L', value: { model: '朗逸' } },
    { said: '周杰朗逸置换A6L', value: { model: '朗逸' } },
    { said: '周杰现在开朗逸 想换台大的', value: { model: '朗逸' } },
    { said: '周杰不置换', value: null },
  ],
};
