import type { CarName } from '../../language/models.ts';
import type { Place, Span } from '../../language/span.ts';
import { nameAround } from '../reading/name-around.ts';
import type { Reading } from '../reading/reading.ts';

export type LostReason =
  | 'price'
  | 'config'
  | 'stock'
  | 'delivery_time'
  | 'finance'
  | 'trade_in'
  | 'competitor'
  | 'other_store'
  | 'used_car'
  | 'postponed'
  | 'unreachable'
  | 'service'
  | 'other';

/** Words of each reason, the weightiest first: a purchase elsewhere outweighs what was wrong with us. */
const reasons: readonly (readonly [LostReason, RegExp])[] = [
  ['used_car', /二手(?!车?(?:估|评|价|置换))车?/],
  ['competitor', /竞品|别的(?:牌子|品牌|车)|其他(?:品牌|牌子)|其它品牌|竞争对手/],
  [
    'other_store',
    /别家|别人家|其他家|其他店|其它店|另一家|另外一家|别的(?:4[sS])?店|隔壁|对面|兄弟店|外地|同城|家门口|那家|同行|别处|网上/,
  ],
  ['trade_in', /置换|旧车|二手车?(?:估|评|价)|评估价|收车价/],
  ['finance', /贷款|征信|首付|金融|月供|按揭|利息|批不下来|没批/],
  ['stock', /没有?现车|无现车|没车|缺货|没货|无货|库存|没有(?:他|她)?(?:要|想要|喜欢)的(?:颜色|配置)/],
  ['delivery_time', /等不及|交期|交车(?:太)?[慢久晚]|交付周期|提车(?:太|要)?[慢久等]|周期太?长|等太久|排产|等车/],
  ['service', /服务|态度|接待|销售(?:太|不|差)/],
  ['unreachable', /联系不上|失联|打不通|空号|拉黑|删了|不接电话|不回(?:信息|消息|微信)?|停机|关机|没接/],
  ['config', /配置|空间|动力|颜色|内饰|外观|油耗|续航|底盘|车型不|太小|太大|座椅|品牌不|款式|智驾|没有天窗/],
  [
    'price',
    /价格|价钱|买不起|钱不够|差钱|凑不[够齐]|太?贵|便宜|优惠|价位|谈不拢|没谈拢|预算不|超预算|超出预算|价差|报价|价高|差价/,
  ],
  [
    'postponed',
    /暂时|暂缓|最近不|今年不|近期不|短期|再等等?|明年|推迟|观望|过段时间|过阵子|没钱|不着急|不急|以后再|缓缓|年后|计划有变|资金|等新款|等降价|ⓓ+再(?:看|说|买|考虑)/,
  ],
  ['other', /不同意|反对|其他原因|其它原因|别的原因|搬家|出国|换工作|离职|生病/],
];

/** Why, with the words that say it. */
export function reasonOf(reading: Reading): { readonly value: LostReason | null; readonly words: readonly Place[] } {
  for (const [reason, pattern] of reasons) {
    const match = pattern.exec(reading.shape);
    const place = match && { start: match.index, end: match.index + match[0].length };
    if (place && !isNamed(reading, place)) return { value: reason, words: [place] };
  }
  return { value: null, words: [] };
}

/** 王贵战败: part of the name a clause begins with. 价钱贵 is none. */
function isNamed(reading: Reading, { start, end }: Place): boolean {
  const name = nameAround(reading, start);
  return name !== undefined && end <= name.end && reading.clauses.some((clause) => clause.start === name.start);
}

const taking =
  /(?:去了?|选了?|被(?:隔壁|对面|附近|旁边|那家|的)*|给了?|买了?|订了?|定了?|提了?|竞品(?:是|:|\s|的)*|输给了?|换了?|更喜欢|看上了?)(?:(?:隔壁|对面|别家|人家|那边)(?:店|家)?的?)?(?:[一]?[台辆款])?$/;

/** The car bought instead: the one a purchase names, else one the words around give the sale to. */
export function competitorNamed(reading: Reading, bought: Span<CarName> | undefined): Span<CarName> | undefined {
  return bought ?? reading.models.find((span) => taking.test(reading.shape.slice(0, span.start)));
}
