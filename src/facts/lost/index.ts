import type { Fact } from '../fact.ts';
import { applyLost } from './apply.ts';
import { lostColumns } from './columns.ts';
import { type Lost, type LostReason, readLost } from './read.ts';

export type { Lost, LostReason } from './read.ts';

export const lostReasonNames: Readonly<Record<LostReason, string>> = {
  price: '价格',
  config: '配置',
  stock: '没有现车',
  delivery_time: '交期太长',
  finance: '金融',
  trade_in: '置换价',
  competitor: '买了竞品',
  other_store: '在别家买了',
  used_car: '买了二手车',
  postponed: '暂缓购车',
  unreachable: '联系不上',
  service: '服务',
  other: '其他',
};

export const lost: Fact<'lost', Lost> = {
  key: 'lost',
  read: readLost,
  say({ reason, competitor }) {
    const why = [reason && lostReasonNames[reason], competitor].filter(Boolean).join(' ');
    return why ? `战败（${why}）` : '战败';
  },
  columns: lostColumns,
  apply: applyLost,
  examples: [
    { said: '李雷战败了 买了宝马X3 嫌我们价格高', value: { reason: 'competitor', competitor: '宝马X3' } },
    { said: '李雷战败', value: { reason: null, competitor: null } },
    { said: '李雷战败 价格太高', value: { reason: 'price', competitor: null } },
    { said: '李雷在别家订了', value: { reason: 'other_store', competitor: null } },
    { said: '李雷不买了 说明年再看', value: { reason: 'postponed', competitor: null } },
    { said: '李雷没战败', value: null },
    { said: '李雷不买宝马', value: null },
  ],
};
