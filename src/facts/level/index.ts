import type { Fact, Proposal } from '../fact.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { levelColumns } from './columns.ts';

export const levels = ['O', 'H', 'A', 'B', 'C', 'D', 'E'] as const;
/** 意向级别: how near a customer is to buying. */
export type Level = (typeof levels)[number];

const MOVED = '(?:为|到|成|至|是|:|了|定|评|给|改|调|升|降|整|在)*';
const patterns = [
  /** H→A, H级降到B: the later one */
  /(?<![A-Za-z0-9])[OHABCDE](?:级|类)?(?:→|->|>|变成?|转|升到?|降到?|调到?|改到?|到)(?<level>[OHABCDE])(?:级|类)?(?![A-Za-z0-9+])/dgi,
  /** 意向级别H, 级别调到A, 升B, 定为H级 */
  new RegExp(
    `(?:意向(?:级别|等级|度)?|客户级别|级别|等级|评级|定级|升级?|降级?|调|改|评|定|转|列|标|归)${MOVED}(?<level>[OHABCDE])(?:级|类)?(?![A-Za-z0-9+])`,
    'gdi',
  ),
  /** H级, B类客户; not the size of a car (B级车) */
  /(?<![A-Za-z0-9])(?<level>[OHABCDE])(?:级|类)(?!车|轿|SUV|suv|新|轿跑|敞篷)(?:客户|意向|潜客)?/dgi,
  /** a letter alone between blanks */
  /(?<=^|[\s,，。;；|/])(?<level>[OHABCDEhabc])(?=$|[\s,，。;；|/])/dg,
];

/** 奔驰C级, 看了E级: a letter of a car. */
const car = /(?:奔驰|凯迪|宝马|奥迪|看了?|买了?|提了?|订了?|开|试驾?了?|喜欢|想要|款|台|辆|对比|比)$/;
/** 3系和C级: a letter beside a car. */
const besideCar = /ⓜ(?:和|跟|与|、|还是|或者?)$/;

const denied = /(?:不是|没到|不到|不算|没有)$/;

function read(reading: Reading): Proposal<Level>[] {
  const isLevel = (letter: string): letter is Level => (levels as readonly string[]).includes(letter);
  // A letter with 级 may look like a car (C级), so the text is read, not the shape.
  const text = { shape: reading.text.text, clauses: reading.clauses };
  return patterns.flatMap((pattern) =>
    Array.from(matchesOf(text, pattern)).flatMap(({ place, groups, before }) => {
      const letter = groups.level ? text.shape.slice(groups.level.start, groups.level.end).toUpperCase() : '';
      const beside = besideCar.test(reading.shape.slice(0, place.start));
      return isLevel(letter) && !beside && !car.test(before)
        ? [{ value: denied.test(before) ? null : letter, words: [place] }]
        : [];
    }),
  );
}

export const level: Fact<'level', Level> = {
  key: 'level',
  read,
  say: (level, _now, before) =>
    before?.level && before.level !== level ? `${before.level}级 → ${level}级` : `${level}级`,
  revives: () => true,
  columns: levelColumns,
  async apply(recording) {
    recording.happened({ kind: 'level', on: recording.now.date });
  },
  examples: [
    { said: '张伟 H→A', value: 'A' },
    { said: '张伟 H级', value: 'H' },
    { said: '李娜意向级别调到a', value: 'A' },
    { said: '张伟 13800138000 B', value: 'B' },
    { said: '张伟想看B级车', value: null },
  ],
};
