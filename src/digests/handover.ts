import { titleOf } from '../care/index.ts';
import type { Orphaned } from '../crm/orphaned.ts';

const MOST_NAMED = 4;

/** 待交接：张三32位，今天必办2件（张伟 3天回访、李娜 约定回访）: whose customers nobody looks after. */
export function sayOrphaned(left: readonly Orphaned[]): string[] {
  return left.map(({ member, customers, musts }) => {
    const named = musts.slice(0, MOST_NAMED).map(({ customer, rule, step }) => `${customer} ${titleOf(rule, step)}`);
    const more = musts.length > MOST_NAMED ? '等' : '';
    const due = musts.length > 0 ? `，今天必办${musts.length}件（${named.join('、')}${more}）` : '';
    return `待交接：${member.name}${customers}位${due}`;
  });
}
