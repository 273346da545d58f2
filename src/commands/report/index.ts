import type { Arguments, Command, Message } from '../command.ts';
import { onlyPerson } from '../person.ts';
import { takePeriod } from './period.ts';

const OF = '(?:的)?(?:原因|分析|统计|情况|分布|占比|排名|理由|构成|报表|明细|效果|对比)+(?:是什么|有哪些)?';
const abouts: readonly (readonly [NonNullable<Arguments['about']>, RegExp])[] = [
  [
    'lost_reasons',
    new RegExp(
      `(?:为什么|为啥|因为什么|怎么)(?:会)?(?:战败|输单|丢单|流失)(?:了|的)*|(?:战败|输单|丢单|流失)(?:客户)?(?:${OF}|的?(?:都|主要|大多)*是?(?:因为)?(?:什么|哪些|啥)原因)`,
    ),
  ],
  [
    'untouched',
    /(?:多久|超过?\S{0,3}天|\d{1,3}天|很久|好久|好些天|一直|都|还|哪些|谁){0,5}(?:客户)?(?:很久|好久|好些天|超?过?\S{0,2}天)?(?:都|还)?(?:没有?|未|无)(?:人)?(?:跟进|联系|回访|碰|触达|维护)(?:过|的|了)*(?:的客户|客户|的有|$)(?:有?哪些|名单|有?多少)?|沉睡客户|休眠客户|漏跟(?:的)?(?:客户)?/,
  ],
  [
    'sources',
    new RegExp(
      `(?:客户|线索)(?:都|主要|一般)?(?:是)?从?(?:哪里?|哪儿|什么(?:地方|渠道))(?:过?来|找来)的?(?:多)?|(?:客户|线索|客源)(?:的)?(?:来源|渠道)(?:${OF})?|(?:来源|渠道|线索)${OF}|线索(?:量|数)`,
    ),
  ],
  [
    'deliveries',
    new RegExp(
      `(?:交车|交付|提车)(?:的)?(?:量|数量?|台数|${OF})+|(?<!成)(?:交|提)(?:了)?(?:多少|几)(?:台|辆)(?:车)?|(?:交车|交付|提车)(?:了)?(?:多少|几)(?:台|辆)?`,
    ),
  ],
  [
    'customers',
    /(?<![A-Za-z\d])(?:[OHABCDE][级类]?|潜在|意向|成交|战败|基盘|老)?(?:的)?客户(?:都|一共|总共)?(?:有哪些|有谁|是哪些|是谁|有几个|有多少个?|名单|列表)|^我的客户$|客户(?:总)?(?:量|数量?|统计|分析|盘点|总览|结构|等级分布|级别分布|分布|报表)+|(?:有|共|一共)?多少(?:个|位)?客户|新增(?:客户|线索)/,
  ],
];
const team =
  /(?:我们|咱们)?(?:团队|全店|店里|店内|全组|本组|小组|销售部|部门|整个店|全员|大家|所有人|门店|本店|我们店|我们组|组里)(?:的)?/;
const mine = /(?<!发|给)(?:我自己的?|我个人的?|个人的?|本人的?|我的|我(?!们))/;
/** What makes it a question about figures. */
const figures =
  /日报|周报|月报|业绩|战报|报表|数据|成绩|战绩|排行榜?|排名|销量|销售额|成交(?:量|了)?|漏斗|转化率?|完成率|完成情况|达成率?|完成了?多少|跟进(?:情况|量)|跟进了?多少|卖了?(?:几|多少)[台辆]?(?:车)?|(?:到店|来店|进店|试驾|邀约|回访|下?订单?|签单|战败)(?:了)?(?:量|数|率|多少(?:个|人|组|批)?|几(?:个|组|批))|跟进率|汇总|总结|统计|小结|KPI|kpi|复盘|表现/;
const state = /怎么样|如何|咋样|好不好|情况/;
/** What is left without its parts, piece by piece. */
const vocabulary =
  /帮我|请|给我|发我|跟我说|告诉我|麻烦|看一?下|看一?看|看|查一?下|查看|查|来一?份|来个|要|发|出|生成|我想|想|知道|一下|的|了|吧|呢|吗|是|在|有|都|做得|干得|卖得|跑得|做|卖|几台|多少台?|几个|多少|什么|哪些|谁|最|怎么样|如何|咋样|情况|完成|个|台|份|共|一共|总|名单|列表|列出来?|[\s,，。?？:]/g;

interface Part {
  readonly found: boolean;
  readonly rest: string;
}
const take = (words: string, pattern: RegExp): Part => ({
  found: pattern.test(words),
  rest: words.replace(new RegExp(pattern, 'g'), ' '),
});

/** Figures of a day, week or month: mine, the team's or a colleague's. */
export const report: Command = {
  name: 'report',
  parse(message: Message) {
    const timed = takePeriod(message.said);
    const about = abouts.find(([, pattern]) => pattern.test(timed.rest));
    const named = about ? take(timed.rest, about[1]) : { found: false, rest: timed.rest };
    const counted = take(named.rest, figures);
    const isState = state.test(counted.rest);
    if (!about && !counted.found && !(timed.period && isState)) return null;
    const ofTeam = take(counted.rest, team);
    const ofMine = take(ofTeam.rest, mine);
    const left = ofMine.rest.replace(vocabulary, '');
    const who = left === '' ? null : onlyPerson(left, message);
    if (left !== '' && !who) return null;
    // 张伟还没联系 states something about one customer.
    if (who && !timed.period && !/业绩|销量|战报|数据|报表|成绩|排名|卖/.test(message.said)) return null;
    // 张伟怎么样 asks for a customer; without a period only words of figures make it a report.
    const { period, offset } = timed;
    return {
      facts: {
        ...(period && { period }),
        ...(offset !== 0 && { offset }),
        ...(ofTeam.found ? { scope: 'team' as const } : ofMine.found ? { scope: 'mine' as const } : {}),
        ...(who && { who }),
        ...(about && { about: about[0] }),
      },
    };
  },
  help: '日报 / 本月团队业绩 / 战败原因：看数字',
  examples: [
    { said: '日报', asked: { facts: { period: 'day' } } },
    { said: '本月团队业绩', asked: { facts: { period: 'month', scope: 'team' } } },
    { said: '上周业绩', asked: { facts: { period: 'week', offset: -1 } } },
    { said: '李强这个月怎么样', asked: { facts: { period: 'month', who: '李强' } } },
    { said: '上个月战败原因', asked: { facts: { period: 'month', offset: -1, about: 'lost_reasons' } } },
    { said: 'H级客户有哪些', asked: { facts: { about: 'customers' } } },
    { said: '张伟战败了 价格原因', asked: null },
  ],
};
