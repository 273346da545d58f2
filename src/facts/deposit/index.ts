import { sayYuan } from '../../language/say.ts';
import { applyDeal } from '../deal.ts';
import type { Fact, Proposal } from '../fact.ts';
import { inside, matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { MONEY, NUMBER } from '../reading/shape.ts';
import { decidesToday } from '../stage.ts';

const NAME = '(?:订金|定金|意向金|诚意金|押金|小订金?|大订金?|小定金?|大定金?)';
const SUM = `(?<sum>[${MONEY}${NUMBER}]+)(?:元|块钱?)?`;
const PAID = '(?:交|付|收|刷|转|打|下|缴|给)';
const patterns = [
  new RegExp(
    `(?:${PAID}了?|下了?)?${NAME}(?:也|都|先|一共|总共|已经?|刚刚?|今天)?(?:${PAID}了?)?(?:是|:|：|的|金额|共)*\\s?${SUM}`,
    'gd',
  ),
  new RegExp(
    `(?:已经?)?${PAID}?(?:了)?\\s?${SUM}(?:的|块)?(?:${NAME}|定(?!价|制|于|在|位|金)|订(?!单|购|阅|车|金))(?!\\s?[${MONEY}${NUMBER}])`,
    'gd',
  ),
  new RegExp(`(?:下[定订]|交[定订]|付[定订])(?:金)?(?:了|:|：)?[\\s,，]{0,2}${SUM}`, 'gd'),
  new RegExp(`(?<=^|[\\s,，。;；])[订定]\\s?${SUM}(?=$|[\\s,，。;；])`, 'gd'),
];
/** 订了汉 交了2000: what was paid on an order, nothing else being named. */
const onOrder = new RegExp(`(?:交|付|收|刷|转)了\\s?${SUM}(?=$|[\\s,，。;；])`, 'gd');
const ordered = /[订定][了的]|下[订定]|[订定]车|锁单/;

/** Not paid, to be paid, or given back. */
const notPaid =
  /(?:没有?|未|不肯|不想|不愿意?|不|还没|退了?|要退|想退|准备|打算|要|会|再|约|想|需要?|让他?|得|来|催|等)[^ⓨⓝ]{0,3}$/;
/** 定金1000 没交 */
const unpaid = /^[\s,，]*(?:还|都|也|一直)*(?:没有?|未)(?:交|付|给|收|打|转|到账)/;
const notPaidAfter = /^(?:还|都|也)?(?:没|未|退了|待|要退|不交)/;

function read(reading: Reading): Proposal<number>[] {
  return [...patterns, ...(ordered.test(reading.shape) ? [onOrder] : [])].flatMap((pattern) =>
    Array.from(matchesOf(reading, pattern)).flatMap(({ place, groups, before, after, words }) => {
      const sum = inside(reading.money, groups.sum)?.value.min ?? null;
      // 订28.8万 is the price of the car.
      if (sum === null || sum < 100 || sum > 100_000) return [];
      const rest = reading.shape.slice(place.end, place.end + 8);
      const paid = /了/.test(words) || !notPaid.test(before);
      return [
        {
          value:
            paid && !/(?:没|未|退|不)[^ⓨⓝ]{0,4}$/.test(before) && !notPaidAfter.test(after) && !unpaid.test(rest)
              ? sum
              : null,
          words: [place],
        },
      ];
    }),
  );
}

export const deposit: Fact<'deposit', number> = {
  key: 'deposit',
  read,
  say: (yuan) => `订金${sayYuan(yuan)}`,
  revives: () => true,
  columns: decidesToday,
  apply: applyDeal('deposit'),
  examples: [
    { said: '钱多多交了5000订金', value: 5000 },
    { said: '张伟定金2万', value: 20_000 },
    { said: '张伟下定5千', value: 5000 },
    { said: '张伟订了汉 交了2000', value: 2000 },
    { said: '李娜还没交5000订金', value: null },
    { said: '李娜退了5000订金', value: null },
  ],
};
