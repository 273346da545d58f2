import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/chat/understand.ts';
import { EXAMPLE_NOW } from '../../src/facts/fact.ts';
import { momentOf } from '../../src/language/calendar-date.ts';

const now = momentOf(new Date(EXAMPLE_NOW));
const traditional = Converter({ from: 'cn', to: 't' });

/** Sentences whose meaning does not depend on how they are typed. */
const sentences = [
  '张伟 13800138000 看了A4L 预算30万 下周三试驾',
  '李娜约了下周三下午3点来店试驾Q5L',
  '王总今天提车了 京A12345',
  '刚给陈静打电话没接 三天后再打',
  '李雷战败了 买了宝马X3 嫌我们价格高',
  '赵敏 8000公里 保养完了',
  '孙丽投诉空调异响',
  '周杰 25-30万 抖音来的 家里有二胎 想换掉朗逸',
  '钱多多交了5000订金 落地28.8 月底提车',
  '吴芳的交强险3月1号到期',
  '昨天马琳来店试驾过ID.4了 周六再聊',
  '胡歌取消试驾',
  '唐嫣今天没提车 改到下周一',
  '回访了张伟 非常满意 推荐意愿9分',
  '王芳是老客户张伟介绍来的 意向H级',
  '张伟生日农历八月十五',
];

const ways: Record<string, (sentence: string) => string> = {
  'without blanks': (text) => text.replaceAll(' ', ''),
  'with commas': (text) => text.replaceAll(' ', ','),
  'with wide commas and a full stop': (text) => `${text.replaceAll(' ', '，')}。`,
  'on several lines': (text) => text.replaceAll(' ', '\n'),
  'with emoji': (text) => `${text.replaceAll(' ', '😀')}👍🏻`,
  'thinking aloud': (text) => `嗯 那个 ${text.replaceAll(' ', ' 呃 ')} 啊`,
  'in traditional characters': traditional,
  'in full-width letters': (text) =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll(' ', '\u3000'),
  'in lower case': (text) => text.toLowerCase(),
};

describe.each(Object.entries(ways))('%s', (_, typed) => {
  it.each(sentences)('%s', (sentence) => {
    const plain = understand(sentence, now);
    const other = understand(typed(sentence), now);
    expect({ customer: other.customer, facts: other.facts }).toEqual({ customer: plain.customer, facts: plain.facts });
  });
});
