import type { Fact, Proposal } from '../fact.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { interestColumns } from './columns.ts';

const denied =
  /(?:不|没有?|别|放弃|排除|看不上|没看上|不想|不再|不是)(?:再)?(?:买|看|考虑|要|喜欢|想要?|选|对比|换|关注|看上|看中|打算买|中意)?(?:了)?(?:这?[一两]?[台辆款])?$/;
const deniedAfter = /^(?:也|都)?(?:不考虑|不要|不买|不喜欢|没看上|看不上|不看|算了|就算了|放弃|pass|不行|排除)/i;
const wanted =
  /(?:看|看看|看上|看中|想|想买|买|试驾?|提|订|喜欢|对比|比较|比|考虑|要|意向|关注|倾向|换|纠结|犹豫|问|和|跟|与|还有|或者?|、)(?:了|过|下|的是|一下|的)?(?:[一两]?[台辆款])?(?:全?新款?|现款|老款)?的?$/;

/** Models nothing else has claimed; a brand alone only when it was said to be looked at. */
function read(reading: Reading): Proposal<readonly string[]>[] {
  return reading.models.flatMap((span): Proposal<readonly string[]>[] => {
    const { before, after } = around(reading, span);
    const { name, kind, brand } = span.value;
    // B级车 is a size of car, C级 after 看 a Mercedes.
    if (!brand && /^[A-G]级$/.test(name) && (after.startsWith('车') || !wanted.test(before))) return [];
    if (denied.test(before) || deniedAfter.test(after)) return [{ value: null, words: [span] }];
    return kind === 'model' || wanted.test(before) ? [{ value: [name], words: [span] }] : [];
  });
}

export const interest: Fact<'interest', readonly string[]> = {
  key: 'interest',
  read,
  merge: (earlier, later) => [...new Set([...earlier, ...later])],
  say: (models) => `关注${models.join('、')}`,
  revives: () => true,
  columns: interestColumns,
  examples: [
    { said: '张伟看了A4L', value: ['A4L'] },
    { said: '李娜喜欢model y 也看了汉ev', value: ['MODELY', '汉EV'] },
    { said: '张伟在Q5L和宝马X3之间犹豫', value: ['Q5L', '宝马X3'] },
    { said: '张伟q5lmodely都看了', value: ['Q5L', 'MODELY'] },
    { said: '张伟试驾了风云X7', value: ['风云X7'] },
    { said: '张伟不考虑A4L了', value: null },
    { said: '李娜不买宝马', value: null },
  ],
};
