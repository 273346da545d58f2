import { parseNumber } from '../../language/numbers.ts';
import { sayYearlyDay } from '../../language/say.ts';
import type { Fact, Proposal } from '../fact.ts';
import { around } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { birthdayColumns } from './columns.ts';

/** When a customer was born, in the calendar it was said in. */
export interface Birthday {
  readonly calendar: 'solar' | 'lunar';
  readonly month: number;
  readonly day: number;
  readonly year: number | null;
  readonly leap: boolean;
}

const relative =
  /(?:儿子|女儿|孩子|小孩|宝宝|宝贝|娃|闺女|千金|公子|老大|老二|孙子|孙女|老婆|媳妇|太太|夫人|妻子|爱人|老公|先生的?(?=老婆)|丈夫|对象|女朋友|男朋友|爸爸?|妈妈?|父亲|母亲|爸妈|父母|老爸|老妈|岳父|岳母|公公|婆婆|爷爷|奶奶|外公|外婆|弟弟?|妹妹?|哥哥|姐姐|家人|店庆|公司)(?:的|是|过|\s)*$/;

/** 92年的 生日六月初一: the year stands apart. */
function yearSaid({ text }: Reading): number | null {
  const said =
    /(?<![\d.])(?<year>19\d{2}|[4-9]\d|(?:一九)?[四五六七八九][零〇一二三四五六七八九])年(?:的|出生|生的?|生人)/.exec(
      text.text,
    )?.groups?.year;
  const year = said === undefined ? null : parseNumber(said);
  return year === null || year >= 100 ? year : 1900 + year;
}

const whichCalendar = (day: Omit<Birthday, 'calendar'>) => [
  { label: '阳历', facts: { birthday: { calendar: 'solar', ...day } } },
  { label: '农历', facts: { birthday: { calendar: 'lunar', ...day } } },
];

function read(reading: Reading): Proposal<Birthday>[] {
  return reading.birthdays.map((span) => {
    const { calendar, ...day } = span.value;
    const words = [span];
    if (relative.test(around(reading, span).before)) return { value: null, words };
    const born = day.year ?? yearSaid(reading);
    const said = { ...day, year: born };
    return calendar ? { value: { calendar, ...said }, words } : { value: null, words, ask: whichCalendar(said) };
  });
}

export const birthday: Fact<'birthday', Birthday> = {
  key: 'birthday',
  read,
  say: ({ year, ...day }) => `生日${year ? `${year}年` : ''}${sayYearlyDay(day)}`,
  columns: birthdayColumns,
  examples: [
    { said: '张伟生日农历八月十五', value: { calendar: 'lunar', month: 8, day: 15, year: null, leap: false } },
    { said: '张伟生日5月20号', value: { calendar: 'solar', month: 5, day: 20, year: null, leap: false } },
    { said: '张伟 85年腊月初八生日', value: { calendar: 'lunar', month: 12, day: 8, year: 1985, leap: false } },
    { said: '张伟生日八月十五', value: null },
    { said: '张伟儿子生日5月20号', value: null },
  ],
};
