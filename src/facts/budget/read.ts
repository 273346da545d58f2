import type { Proposal } from '../fact.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';

/** Yuan; either bound may be open. */
export interface Budget {
  readonly min: number | null;
  readonly max: number | null;
}

const announced = /(?:预算|价位|心理价|价格区间|能接受|承受)[^ⓨⓝⓜ]{0,10}$/;
/** What makes an amount something else than the budget. */
const otherBefore =
  /(?:首付|砍价?|讲价?|油耗|百公里|优惠|便宜|降|让利?|月供|贷款?|差价?|差了?|置换|二手车?|估|评估|卖|报价|指导价|补贴|抵|利息|保费|赔|存款|年薪|收入|工资|[定订意诚]金|意向金|诚意金|落地|成交|裸车|尾款|加价|返现?|送|省了?|贵了?|花了|赚|礼包|涨|全险|保险|装潢|付了?|交了?|刷了?|转了?|全款|维修|修了?|保养|价格|欠|还款|退|罚|便宜了?|少了|多了|收购价?|月入|年入|身家|营业额|流水|开票|签|谈到|赔付|定损|出价|补|收|下次|下回|建议|跑|里程|险|保额|单价|原价)[^ⓨⓝ\s,，。]{0,4}$/;
const otherAfter =
  /^(?:的|元|块钱?)?(?:首付(?!ⓨ|ⓝ)|贷款(?!ⓨ|ⓝ)|优惠(?!ⓨ|ⓝ)|[定订]金(?!ⓨ|ⓝ)|意向金|公里|补贴|月供|成交|落地(?!预算|的?预算)|裸车|尾款|现金优惠|置换补贴|车损|保额|年薪|的赔|成交了|差价|做|换|签|拿下|提走|定了|订了|卖|没谈|谈不|(?:有点|就|已经?|都|稍微|略)*超(?:出|过|了)*预算)/;

/** 报价 26.5万: the name of the amount stands before the blank. */
const named =
  /(?:报价|首付|优惠|指导价|月供|贷款|补贴|保费|定金|订金|尾款|落地价?|成交价?|裸车价?|评估价|收车价|二手车?|年薪|收入|下次|下回|里程|出价)$/;

/** Words by which an amount that is not called the budget is rather a bill, a mileage or the price of an old car. */
const otherTopic =
  /保养|首保|二保|机油|三滤|刹车片|轮胎|电瓶|维修|修车|评估|估价|估值|收车|卖车|旧车|[旧老]ⓜ|评了|成交|签的|签了/;
/** 30个 is 30万 when nothing stands before it that could be counted (机滤200个). */
const bounds = /左右|上下|以[内上下]|之[内上下]|起|封顶/;
const alone = /(?:^|大概|大约|差不多|想花|花|出|就|给|有|在|约)$/;
/** 前轮两个: so few 个 are no 万. */
const FEWEST_GE = 80_000;

/** 最多出28万: the bound stands apart from the amount. */
const upTo = /(?:最多|顶多|上限|最高)(?:只?能|愿意)?(?:出|给|到|花|接受)?$/;

/** Amounts said to be the budget, and amounts of 万 that nothing else explains. */
export function readBudget(reading: Reading): Proposal<Budget>[] {
  return reading.money.flatMap((amount) => {
    const { before, after } = around(reading, amount);
    const { min, max, unit } = amount.value;
    const label = announced.exec(before);
    const apart = reading.shape.slice(Math.max(0, amount.start - 8), amount.start).trimEnd();
    if (otherAfter.test(after) || (!label && (otherBefore.test(before) || (before === '' && named.test(apart)))))
      return [];
    const countsMoney =
      alone.test(before) || /^的?预算/.test(after) || bounds.test(reading.text.text.slice(amount.start, amount.end));
    if (!label && unit !== 'wan' && unit !== 'ge') return [];
    if (
      !label &&
      (otherTopic.test(reading.shape) || (unit === 'ge' && ((max ?? min ?? 0) < FEWEST_GE || !countsMoney)))
    )
      return [];
    if ((max ?? min ?? 0) < 5000) return [];
    const start = amount.start - (label ? label[0].length : 0);
    const most = min === max && upTo.test(before);
    return [{ value: { min: most ? null : min, max }, words: [{ start, end: amount.end }] }];
  });
}
