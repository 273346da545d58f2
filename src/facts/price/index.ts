import { sayYuan } from '../../language/say.ts';
import { applyDeal } from '../deal.ts';
import type { Fact, Proposal } from '../fact.ts';
import { around, inside, matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { MODEL, MONEY, NUMBER } from '../reading/shape.ts';
import { decidesToday } from '../stage.ts';

const SUM = `(?<sum>[${MONEY}${NUMBER}]+)(?:元|块钱?)?`;
const IS = '(?:价格|价|了|是|为|在|大概|约|共|总共|总价|一共|谈到|砍到|压到|:|：|就|按|金额|\\s|,|，)*';
const AGREED =
  '(?:落地|成交|裸车|包牌|全款(?:拿下|成交)?|拿下|一口价|最终|开票|合同|总价|谈妥|谈好|谈成|成交总价|实际成交|签(?:约|单)?价?|车价)';
const patterns = [
  new RegExp(`(?<said>成交|订车|签单)了?[\\s,，]*(?:${MODEL}+)[\\s,，]*${SUM}`, 'gd'),
  new RegExp(`${AGREED}${IS}${SUM}(?:(?:成交|落地|谈妥|谈好|拿下|签了?|定了)(?!\\s?[${MONEY}${NUMBER}]))*`, 'gd'),
  new RegExp(
    `(?:最后|最终|按|以)?${SUM}\\s?(?:的价格|就|给|把)?(?:成交|落地|裸车|包牌|全款|拿下|签(?:了|单|约|的)|定了|订了|定下|订下|卖的?了?|搞定|谈妥|谈好|谈成|(?=提走|提的|提了))(?!价?\\s?[${MONEY}${NUMBER}])(?:了|价)?`,
    'gd',
  ),
];
/** A wish, a question or another one's price. */
const notAgreed =
  /(?:没有?|未|不|想|希望|要求?|能不能|能否|问|报价?|要是|如果|觉得|嫌|说|期望|心理|预算|别家|人家|他们|对面|竞品|隔壁|估)[^ⓨⓝ]{0,4}$/;
const asked = /^(?:能|行|可以|吗|才|就(?:买|定|订)|以内|左右才|预算|的预算|没谈|谈不|没成|不成)/;

/** A sale that is told of as done. */
const contract = /签(?:了|完|好)(?:合同|单|约)|签(?:合同|单|约)了|成交了|(?:全款)?拿下(?:了)?(?=$|[\s,，。])/g;

function read(reading: Reading): Proposal<number>[] {
  const said = patterns.flatMap((pattern) =>
    Array.from(matchesOf(reading, pattern)).flatMap(({ place, groups, before, after }) => {
      const amount = inside(reading.money, groups.sum)?.value;
      const said = amount?.min ?? null;
      if (said === null || amount?.max !== said) return [];
      const yuan = said < 1000 ? said * 10_000 : said;
      if (yuan < 10_000) return [];
      if (/^的?预算/.test(after)) return [];
      const wished = notAgreed.test(before) || asked.test(after);
      return [{ value: wished ? null : yuan, words: groups.said && groups.sum ? [groups.said, groups.sum] : [place] }];
    }),
  );
  return said.length > 0 ? said : ofContract(reading);
}

/** 28.68万 今天签了合同: the one amount of a message that tells of the sale. */
function ofContract(reading: Reading): Proposal<number>[] {
  const sold = Array.from(matchesOf(reading, contract)).some(({ before }) => !notAgreed.test(before));
  const sums = reading.money.filter(({ value }) => value.unit === 'wan' && value.min === value.max);
  const free = sums.filter((sum) => !/[\u4e00-\u9fff]$/.test(around(reading, sum).before));
  const [only] = free;
  const yuan = only?.value.min ?? 0;
  return sold && only && free.length === 1 && yuan >= 10_000 ? [{ value: yuan, words: [only] }] : [];
}

export const price: Fact<'price', number> = {
  key: 'price',
  read,
  say: (yuan) => `成交价${sayYuan(yuan)}`,
  revives: () => true,
  columns: decidesToday,
  apply: applyDeal('price'),
  examples: [
    { said: '钱多多28.8万成交', value: 288_000 },
    { said: '钱多多落地28.8', value: 288_000 },
    { said: '张伟成交价二十六万五', value: 265_000 },
    { said: '李娜想落地28万', value: null },
    { said: '李娜 报价28.8万', value: null },
  ],
};
