import { parseNumber } from '../../language/numbers.ts';
import type { Command } from '../command.ts';
import { personFirst } from '../person.ts';
import { runScript } from './run.ts';

const lead =
  /^(?:帮我|请|给我|麻烦|我要|我想要|想要|需要)*(?:来|写|编|要|找|发|出|生成|整|搞)?(?:一|几|两)?(?:段|条|个|句|篇|份)?(?:关于)?/;
/** 客户说太贵了怎么回: who says it is no topic. */
const objection = /^(?:客户|顾客|对方|他|她)?(?:总|老|一直)?说(?=.)/;
const asking =
  /(?:的)?(?:我们?)?(?:应该|该|要|可以)?(?:怎么|咋|如何)(?:跟(?:他|她|客户)?|对(?:他|她|客户)?|和(?:他|她)?|给(?:他|她)?)?(?:说|写|回复?|讲|开口|聊|(?:发|写|送)(?:祝福|短信|微信|消息|信息)?|祝福|邀约|沟通|应对|答|打招呼)(?:比较好|好|啊|呢|合适)?[?？]*$|(?:的)?(?:应该|该|要|可以)?(?:说|发|写|回|聊)(?:点|些)?(?:什么|啥)(?:好|呢|内容|话|信息|微信)?[?？]*$|(?:的)?(?:话术|说辞|文案|说法|祝福语|短信模板|模板|台词)\s*(?:(?:来|发|给我)?(?:一|几)?[条段个句])?(?:第)?(?<n>\d{1,2})?(?:条|个)?$/;
/** 写一段中秋祝福: asked for, not told of (发了中秋祝福). */
const greeting =
  /^(?:帮我|请|给我|麻烦)?(?:来|写|编|要|找|生成|整)(?:一|几)?(?:段|条|个|句|篇|份)(?<topic>.*?)(?:的)?(?:祝福|短信|微信|开场白|文字)$/;
/** 怎么跟李娜说续保 */
const how = /^(?:该|应该)?(?:怎么|如何|咋)(?:跟|和|对|给)(?<topic>.+?)(?:说|讲|开口|聊|谈|发|推荐)(?<rest>.*)$/;
/** 嫌贵怎么办: what to do about an objection is what to say to it. */
const remedy = /(?:该|要|可以)?(?:怎么|咋|如何)(?:办|破|处理)[?？]*$/;
const opening = /^(?:话术|说辞)(?:[\s:：,，]*(?:第)?(?<n>\d{1,2})(?:条|个)?$|[\s:：]+(?<topic>.+)$|$)/;
const glue = /^(?:的|给|对|跟|和|客户|发个?|写个?|说|\s|,|，)+|(?:的|\s|,|，|时候?|那天|电话|该|快?要?|了)+$/g;

const item = /^第?(?<n>\d{1,2})[个条号]?$/;

/** Words to send. */
export const script: Command = {
  name: 'script',
  parse(message) {
    const { said } = message;
    const first = opening.exec(said);
    const match = first ?? greeting.exec(said) ?? how.exec(said) ?? asking.exec(said) ?? remedyOf(said);
    if (!match) return null;
    const words =
      match.groups?.topic !== undefined
        ? `${match.groups.topic}${match.groups.rest ?? ''}`
        : first
          ? ''
          : said.slice(0, match.index).replace(lead, '').replace(objection, '');
    // 1怎么说: the first of today's list.
    const n = parseNumber(match.groups?.n ?? item.exec(words)?.groups?.n ?? '');
    const person = item.test(words) ? null : personFirst(words, message);
    const topic = item.test(words) ? '' : (person?.rest ?? words).replace(glue, '');
    const isTopicAlone = person !== null && person.rest === '' && topicWords.test(person.name);
    const customer = isTopicAlone ? null : (person?.name ?? null);
    const about = isTopicAlone ? person.name : topic;
    return { customer, facts: { ...(about && { topic: about }), ...(n !== null && { n }) } };
  },
  help: '张伟生日怎么说 / 客户嫌贵怎么说 / 话术 2：给我现成的话，不合适就“再来一条”',
  run: (context, { customer, facts }) => runScript(context, { customer, ...facts }),
  examples: [
    { said: '张伟生日怎么说', asked: { customer: '张伟', facts: { topic: '生日' } } },
    { said: '来一段保养话术', asked: { customer: null, facts: { topic: '保养' } } },
    { said: '张伟嫌贵怎么办', asked: { customer: '张伟', facts: { topic: '嫌贵' } } },
    { said: '话术 2', asked: { customer: null, facts: { n: 2 } } },
    { said: '2怎么说', asked: { customer: null, facts: { n: 2 } } },
  ],
};

const remedyOf = (said: string): RegExpExecArray | null => (topicWords.test(said) ? remedy.exec(said) : null);

/** What scripts are asked for; none of it is a person. */
const topicWords =
  /嫌贵|考虑|想想|比价|商量|竞品|别家|等优惠|等活动|没时间|质量|生日|保养|首保|续保|保险|年检|回访|邀约|试驾|提车|交车|节日|国庆|中秋|春节|端午|元旦|战败|投诉|感谢|转介绍|置换|价格|优惠|开场|破冰|祝福|跟进|流失|进店|到店|库存|新车|活动|首付|贷款|太贵|家人|老婆|复活|元宵|七夕|重阳|妇女节|女神节|五一|天气|降温|下雨|违章|道歉|安抚/;
