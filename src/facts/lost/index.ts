import type { Fact } from '../fact.ts';
import { applyLost } from './apply.ts';
import { lostColumns } from './columns.ts';
import { type Lost, readLost } from './read.ts';
import { sayLostReason } from './reason-names.ts';

export type { Lost, LostReason } from './read.ts';
export { lostReasonNames } from './reason-names.ts';

export const lost: Fact<'lost', Lost> = {
  key: 'lost',
  read: readLost,
  say: (value) => (value.reason || value.competitor ? `战败（${sayLostReason(value)}）` : '战败'),
  columns: (_, before, now) => lostColumns(before, now),
  apply: applyLost,
  examples: [
    { said: '李雷战败了 买了宝马X3 嫌我们价格高', value: { reason: 'competitor', competitor: '宝马X3' } },
    { said: '李雷战败', value: { reason: null, competitor: null } },
    { said: '李雷战败 价格太高', value: { reason: 'price', competitor: null } },
    { said: '李雷在别家订了', value: { reason: 'other_store', competitor: null } },
    { said: '李雷不买了 说明年再看', value: { reason: 'postponed', competitor: null } },
    { said: '李雷说没意向了', value: { reason: null, competitor: null } },
    { said: '李雷买不起了', value: { reason: 'price', competitor: null } },
    { said: '李雷没战败', value: null },
    { said: '李雷不买宝马', value: null },
  ],
};
