import { keptAsDetail } from '../details.ts';
import type { Fact, Proposal } from '../fact.ts';
import { inside, matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { MODEL } from '../reading/shape.ts';

/** The old car a customer wants to trade in. */
export interface TradeIn {
  readonly model: string;
}

const OLD =
  '(?:他|她|客户|自己|家里|手上|手里|手头|现在|目前|原来|之前|名下)?(?:的|有|开)*(?:[一两那这]?[台辆个])?(?:老|旧|二手)?(?:款)?';
/** The car behind is the old one then, not the one before: 看宝马X5 置换她那台奥迪A6. */
const NO_OTHER = `(?!掉?${OLD}${MODEL})`;
const CAR = `(?<car>${MODEL}+)`;
const patterns = [
  /** 换掉朗逸, 置换旧朗逸 */
  new RegExp(
    `(?<!${MODEL}(?:想|要|去|来|做|准备|打算|考虑)*)(?:换掉|置换掉?|卖掉|处理掉?|淘汰掉?|出掉|换下|抵掉?|折抵)${OLD}${CAR}`,
    'gd',
  ),
  /** 旧车朗逸, 置换车型:朗逸 */
  new RegExp(
    `(?:旧车|老车|置换车辆?|置换车型|二手车|原车|现有车辆?|旧车型|置换旧车|评估(?:旧车|车辆)?|估价|估车)(?:是|为|:|的|型|\\s|[一]?[台辆]|ⓓ|ⓝ|\\d|年|款)*${CAR}`,
    'gd',
  ),
  /** 朗逸置换, 朗逸想换成A6L, 拿朗逸抵 */
  new RegExp(
    `(?:把|拿|用|将)?${OLD}${CAR}(?:这?[台辆]?车?)?(?:开了[^,，。\\s]{1,4}年)?(?:\\d{4}款|ⓓ+(?:的|款)?)?(?:旧车|老车)?[,，\\s]?(?:(?:想|要|打算|准备|考虑|来|去)*(?:置换|换(?!了?(?:机油|轮胎|电瓶|轮|刹|雨))|抵|卖掉?|处理|评估|估价|折价|淘汰)|做置换)(?:${NO_OTHER}|(?<!${MODEL}[,，\\s].*))`,
    'gd',
  ),
];
/** 开了五年的朗逸, 手上有台朗逸: an old car when the message speaks of a trade. */
const held = new RegExp(
  `(?:现在开(?:的?是?|着)?|目前开(?:的?是?|着)?|原来开|之前开|开了[^,，。\\s]{1,5}年的?|手[上里头](?:有|的)?|家里有|名下有?|自己的?)(?:[一两]?[台辆个])?(?:老|旧)?${CAR}`,
  'gd',
);
const driven = new RegExp(`${CAR}(?:都|已经)?(?:开了|用了|买了)[^,，。\\s]{1,4}年(?:多)?了?`, 'dg');
const trade = /置换|(?<!要|来|去)换(?!了?(?:机油|轮胎|电瓶|轮|刹|雨|到|成周))|旧车|二手|抵/;

function read(reading: Reading): Proposal<TradeIn>[] {
  const sources = trade.test(reading.shape) ? [...patterns, held, driven] : patterns;
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
  columns: keptAsDetail('tradeIn'),
  examples: [
    { said: '周杰想换掉朗逸', value: { model: '朗逸' } },
    { said: '周杰 旧车朗逸 想换A6L', value: { model: '朗逸' } },
    { said: '周杰朗逸置换A6L', value: { model: '朗逸' } },
    { said: '周杰现在开朗逸 想换台大的', value: { model: '朗逸' } },
    { said: '周杰不置换', value: null },
  ],
};
