import type { Proposal } from '../fact.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { referrerOf } from '../referred-by/referrer.ts';

/** Where a customer came from. */
export type Source =
  | 'walk_in'
  | 'phone_in'
  | 'douyin'
  | 'autohome'
  | 'dongchedi'
  | 'yiche'
  | 'wechat'
  | 'exhibition'
  | 'referral'
  | 'repeat'
  | 'other';

const VIA =
  '(?:上|里|平台|直播间?|短视频|线上)?(?:看到|刷到|搜到|了解到?|找到|过来|咨询|推送?|派|留|加)?(?:的|得)?(?:留资|线索|客户|渠道|客资|来的|过来的|资料?的?|潜客|单子|视频|来(?!电))?(?:的)?';
const LABEL = '(?:客户)?(?:来源|渠道)(?:是|为|:|：|\\s)*';

/** Names of a channel that say where a customer came from wherever they stand. */
const always: readonly (readonly [Source, string])[] = [
  ['douyin', '抖音号?|抖店|(?<![A-Za-z])dy(?![A-Za-z])|巨量引擎'],
  ['autohome', '汽车之家|之家(?=线索|来|客户|留)|车之家'],
  ['dongchedi', '懂车帝|懂车地|懂车'],
  ['yiche', '易车网?|易车(?:APP|app)'],
  ['exhibition', '(?:[\\u4e00-\\u9fff]{0,2}国际)?车展|展会|外展|巡展|展览会|定展|商超展'],
  [
    'walk_in',
    '自然(?:进店|到店|来店|客流|客户|流量?)|(?:路过|逛街|溜达|闲逛|逛)(?:进店|到店|进来|看到|来)?|自己(?:来店|进店|到店|找来|上门|来)的?|展厅(?:客户|来的|自然|接待)|进店客户|散客',
  ],
  [
    'repeat',
    '(?:老客户|老车主|老顾客)?(?:复购|增购|再购|增换购|二次购车|换购客户|回头客|第二台|再买一台|又来买)|(?:老客户|老车主|保有客户|基盘客户)(?=$|[\\s,，。])',
  ],
  [
    'other',
    '小红书|快手|B站|b站|美团|天猫|京东|淘宝|拼多多|官网|微博|广告牌|百度|大众点评|高德|保险公司(?:介绍|推荐)|异业(?:合作)?|老板(?:介绍|给)的?|公司分配',
  ],
];
/** Names that mean a channel of contact unless said to be the source. */
const labelled: readonly (readonly [Source, string])[] = [
  [
    'wechat',
    '微信(?:来的|过来的|线索|客户|加过来的?|加的(?:好友|人)?|上?加的|群(?:来的|里)?|渠道)|朋友圈|公众号|视频号|小程序|企微(?:来的|线索|客户)',
  ],
  [
    'phone_in',
    '来电(?:客户|线索|咨询客户|进线|潜客)|电话(?:进线|来的|线索|客户|渠道|咨询来的)|400(?:电话|热线|进线|线索|来)|(?:电话)?进线|热线(?:电话|来的)?|打电话(?:来|进来|过来)的|打进来的|电话(?:打)?(?:进|过)来的',
  ],
  [
    'referral',
    '(?:转介绍|老带新|(?:朋友|亲戚|同事|熟人|家人|邻居|同学|老客户|老车主|老顾客|战友|别人|客户|老板|领导)(?:转?介绍|推荐))(?:来|过来)?(?:的)?(?:客户|朋友)?|转介绍',
  ],
];
const names: Readonly<Record<string, Source>> = {
  微信: 'wechat',
  来电: 'phone_in',
  电话: 'phone_in',
  展厅: 'walk_in',
  自然: 'walk_in',
  介绍: 'referral',
  其他: 'other',
  其它: 'other',
  到店: 'walk_in',
  进店: 'walk_in',
};

const patterns = [
  ...always.map(
    ([source, words]) => [source, new RegExp(`(?:${LABEL})?(?:从|在|通过|由)?(?:${words})${VIA}`, 'g')] as const,
  ),
  ...labelled.map(
    ([source, words]) => [source, new RegExp(`(?:${LABEL})?(?:从|在|通过|由)?(?:${words})${VIA}`, 'g')] as const,
  ),
];
const named = new RegExp(`${LABEL}(?<name>${Object.keys(names).join('|')})`, 'gd');
/** 发抖音, 不是抖音来的 */
const otherBefore = /(?:发|拍|关注|直播|我们的?|不是|投放?|没有?|去|参加|下次)$/;

export function readSource(reading: Reading): Proposal<Source>[] {
  const found: Proposal<Source>[] = [];
  // The words are claimed by who it was.
  if (referrerOf(reading)) found.push({ value: 'referral', words: [] });
  for (const [source, pattern] of patterns)
    for (const { place, before, after } of matchesOf(reading, pattern)) {
      if (otherBefore.test(before) || /^(?:开始|见|邀请)/.test(after)) continue;
      found.push({ value: source, words: [place] });
    }
  for (const { place, groups } of matchesOf(reading, named)) {
    const source = groups.name && names[reading.shape.slice(groups.name.start, groups.name.end)];
    if (source) found.push({ value: source, words: [place] });
  }
  return found;
}
