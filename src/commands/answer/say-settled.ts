import { titleOf } from '../../care/index.ts';
import type { ToldItem } from '../../care/todays-list.ts';
import { type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';

const BECAME: Readonly<Record<string, string>> = {
  done: '已经勾掉了',
  skipped: '已经跳过了',
  expired: '已经过期了',
  cancelled: '已经不用办了',
  suppressed: '已经暂停了',
};

/** What became of touchpoints nothing can be done about any more: 今天10:20已经勾掉了（3天回访）. */
export function sayBecame(touchpoints: ToldItem['touchpoints'], now: Moment): string {
  const [last] = touchpoints.toSorted((a, b) => (b.settledAt?.getTime() ?? 0) - (a.settledAt?.getTime() ?? 0));
  if (!last || !(last.state in BECAME)) return '已经转给同事跟进了';
  const at = last.settledAt && momentOf(last.settledAt);
  const when = at ? `${sayDay(at.date, now)}${at.time}` : '';
  return `${when}${BECAME[last.state]}（${titleOf(last.rule, last.step)}）`;
}

/** The same of an item of the list: 3 王芳：今天10:20已经勾掉了（3天回访）. */
export const saySettled = ({ number, customer, touchpoints }: ToldItem, now: Moment): string =>
  `${number} ${customer.name}：${sayBecame(touchpoints, now)}`;
