import type { LostReason } from './reason.ts';

/** 战败原因, in the order they are offered. */
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

const isReason = (reason: string): reason is LostReason => reason in lostReasonNames;

/** 价格 · 买了竞品 宝马X3; a loss nobody has given a reason for says so. */
export function sayLostReason({ reason, competitor }: { reason: string | null; competitor: string | null }): string {
  const why = reason !== null && isReason(reason) ? lostReasonNames[reason] : null;
  return [why, competitor].filter(Boolean).join(' ') || '未说原因';
}
