import { DATE, MODEL, NUMBER } from '../reading/shape.ts';

/** Ways of saying which car is the old one, in the shape of a message; the group `car` is that car. */
const CAR = `(?<car>${MODEL}{1,24})`;
/** Whose it is, or that it is old. */
const WHOSE = '(?:他|她|客户|自己|家里|手上|手里|手头|现在|目前|原来|之前|名下|那|这|老|旧)';
const OLD = `(?:${WHOSE}|的|有|开|[一两][台辆个]|[台辆个]|二手|款){0,6}`;
const AWAY = '(?:换掉|置换掉?|卖掉|处理掉?|淘汰掉?|出掉|换下|抵掉?|折抵)';
const WISH = '(?:想|要|去|来|做|准备|打算|考虑){0,4}';
/** 换 of a trade, not of tyres or oil. */
const SWAP = '换(?!了?(?:机油|轮胎|电瓶|轮|刹|雨))';
const AGE = `(?:开了[^,，。\\s]{1,4}年)?(?:\\d{4}款|${DATE}+(?:的|款)?)?(?:旧车|老车)?`;

/** Certain by themselves. */
export const traded: readonly RegExp[] = [
  /** 换掉朗逸, 置换旧朗逸 */
  new RegExp(`(?<!${MODEL}${WISH})${AWAY}${OLD}${CAR}`, 'dg'),
  /** 看宝马X5 置换她那台奥迪A6 */
  new RegExp(`${AWAY}(?=${WHOSE})${OLD}${CAR}`, 'dg'),
  /** 旧车朗逸, 置换车型:朗逸, 旧车2015年朗逸 */
  new RegExp(
    `(?:旧车型?|老车|置换车辆?|置换车型|二手车|原车|现有车辆?|置换旧车|评估(?:旧车|车辆)?|估价|估车)(?:是|为|:|的|型|了|评估|估价|估|\\s|一?[台辆]|${DATE}|${NUMBER}|\\d|年|款)*${CAR}`,
    'dg',
  ),
  /** 朗逸置换A6L, 拿朗逸抵, 把卡罗拉换成凯美瑞 */
  new RegExp(
    `(?:把|拿|用|将)?${OLD}${CAR}(?:这?[台辆]?车?)?${AGE}${WISH}(?:置换|${SWAP}|抵|卖掉?|处理掉?|评估|估价|折价|淘汰)(?!掉?${WHOSE}[^${MODEL},，。\\s]{0,6}${MODEL})`,
    'dg',
  ),
  /** 他的旧朗逸, 一台老捷达 */
  new RegExp(`(?<=的|[台辆]|有|^|[\\s,，])[旧老](?:的)?${CAR}`, 'dg'),
  /** 收她的朗逸 */
  new RegExp(`(?<![没接签])收(?:了|下)?(?=${WHOSE}|一?[台辆])${OLD}(?:\\d{4}款|${DATE}+(?:的|款)?)?${CAR}`, 'dg'),
  /** 朗逸 置换 */
  new RegExp(`${CAR}[,，\\s]+${WISH}置换(?![^,，。\\s]{0,8}${MODEL})`, 'dg'),
];

/** An old car when the message speaks of a trade: 开朗逸, 手上有台朗逸, 帕萨特开了八年了. */
export const held: readonly RegExp[] = [
  new RegExp(
    `(?:(?:现在|目前|原来|之前)?(?<![试想要会])开(?:的?是?|着|了[^,，。\\s]{1,5}年的?)?|手[上里头](?:有|的)?|家里有|名下有?|自己的?|有)(?:一?[台辆])?(?:老|旧)?(?:[\\d${DATE}${NUMBER}]+年?(?:款|的)?)?${CAR}`,
    'dg',
  ),
  /** 2019年的朗逸 */
  new RegExp(`(?:\\d{4}年?|${DATE}+)(?:的|款)${CAR}`, 'dg'),
  new RegExp(`${CAR}(?:都|已经)?(?:开了|用了|买了)[^,，。\\s]{1,4}年(?:多)?了?`, 'dg'),
];

/** Words by which a message speaks of a trade. */
export const trade = /置换|(?<!要|来|去)换(?!了?(?:机油|轮胎|电瓶|轮|刹|雨|到|成周))|旧车|二手|抵/;
