import type { HandedOver, OpenThings, Renamed } from '../../crm/handover.ts';
import type { Customer } from '../../db/generated/client.ts';
import { levels } from '../../facts/level/index.ts';

/** Of a long enumeration only the first are named. */
const MOST_NAMED = 6;

/** H级、没定级的: which customers were asked for; '' for all. */
export const sayGroups = (groups: readonly string[]): string =>
  groups.map((group) => ({ none: '没定级的', lost: '战败' })[group] ?? `${group}级`).join('、');

/** H级3位、A级2位、没定级5位. */
export function sayLevels(customers: readonly Pick<Customer, 'level' | 'stage'>[]): string {
  const lost = customers.filter(({ stage }) => stage === 'lost').length;
  const alive = customers.filter(({ stage }) => stage !== 'lost');
  const count = (level: string | null) => alive.filter((one) => one.level === level).length;
  const parts = [
    ...levels.map((level) => [`${level}级`, count(level)] as const),
    ['没定级', count(null)] as const,
    ['战败', lost] as const,
  ];
  return parts.flatMap(([name, number]) => (number > 0 ? [`${name}${number}位`] : [])).join('、');
}

/** 约定8个、预约3个、投诉1件; '' when nothing is open. */
export function sayOpen({ promises, appointments, complaints }: Omit<OpenThings, 'dueToday'>): string {
  const parts = [
    promises > 0 && `约定${promises}个`,
    appointments > 0 && `预约${appointments}个`,
    complaints > 0 && `没结的投诉${complaints}件`,
  ];
  return parts.filter(Boolean).join('、');
}

/** 张伟、李娜等32位. */
export const sayNames = (customers: readonly Pick<Customer, 'name'>[]): string => {
  const names = customers.slice(0, MOST_NAMED).map(({ name }) => name);
  return names.join('、') + (customers.length > MOST_NAMED ? `等${customers.length}位` : '');
};

/** Whom the new owner has already by name, and what the newcomers are called so that they can be told apart. */
export function sayRenamed(renamed: readonly Renamed[], to: string): string {
  const marked = renamed.filter((one) => one.to.includes('（'));
  const [first] = marked;
  if (!first) return '';
  const named = marked.slice(0, MOST_NAMED).map((one) => `${one.from}记作“${one.to}”`);
  const many = marked.length > MOST_NAMED ? `等${marked.length}位` : '';
  return `${to}已有同名客户，${named.join('、')}${many}；是同一位就回“合并 ${first.from}”。`;
}

/** What the member reads who asked for it. */
export function summary(
  { from, to, names, levels: byLevel }: { from: string; to: string; names: string | null; levels: string },
  moved: HandedOver,
  told: readonly string[],
): string {
  const what = names ? `已把${names}从${from}转给${to}` : `已把${from}的${byLevel}转给${to}`;
  const open = sayOpen(moved);
  const along = open ? `${open}和历史都跟着过去了` : '历史都跟着过去了';
  const others = told.length > 0 ? `，也告诉${told.join('、')}了` : '';
  const renamed = sayRenamed(moved.renamed, to);
  return [`${what}。`, `${along}${others}。弄错了回“撤销”，整个收回。`, renamed].filter(Boolean).join('\n');
}
