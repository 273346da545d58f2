import type { Fact, Proposal } from '../fact.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { worthColumns } from './columns.ts';

/** What a customer is worth to the store. */
export interface Worth {
  /** 客户价值. */
  readonly value?: 'A' | 'B' | 'C' | 'D';
  readonly marks?: readonly ('基盘' | '桩脚')[];
}

const lettered =
  /(?:客户)?价值(?:等级|级别)?(?:改成|改为|改到|设为|定为|调到|调成|是|为|:|：|\s)*(?<letter>[A-D])(?:级|类|档)?(?:客户)?(?![A-Za-z0-9])/dgi;
const marked = /(?:是)?(?:我们?的?)?(?<mark>重点|高价值|基盘|桩脚)客户(?:了)?(?=$|[\s,，。;；ⓟⓓⓜ])/dg;
/** 不是基盘客户 takes a mark away, which is for the command. */
const denied = /(?:不|不算|没有?|别)$/;

function read(reading: Reading): Proposal<Worth>[] {
  // A letter with 级 may look like a car, so the text is read.
  const text = { shape: reading.text.text, clauses: reading.clauses };
  const letters = Array.from(matchesOf(text, lettered)).flatMap(({ place, groups, before }): Proposal<Worth>[] => {
    const letter = groups.letter && text.shape.slice(groups.letter.start, groups.letter.end).toUpperCase();
    return denied.test(before) ? [] : [{ value: { value: letter as Worth['value'] & string }, words: [place] }];
  });
  const marks = Array.from(matchesOf(reading, marked)).flatMap(({ place, groups, before }): Proposal<Worth>[] => {
    const mark = groups.mark && reading.shape.slice(groups.mark.start, groups.mark.end);
    if (denied.test(before)) return [];
    return [{ value: mark === '基盘' || mark === '桩脚' ? { marks: [mark] } : { value: 'A' }, words: [place] }];
  });
  return [...letters, ...marks];
}

/** 价值A、基盘客户; '' for an ordinary one. */
export const sayWorth = ({ value, marks = [] }: { value?: string | null; marks?: readonly string[] }): string =>
  [value && `价值${value}`, ...marks.map((mark) => `${mark}客户`)].filter(Boolean).join('、');

export const worth: Fact<'worth', Worth> = {
  key: 'worth',
  read,
  merge: (earlier, later) => ({
    ...earlier,
    ...later,
    ...(earlier.marks && later.marks && { marks: [...new Set([...earlier.marks, ...later.marks])] }),
  }),
  say: sayWorth,
  columns: worthColumns,
  examples: [
    { said: '张伟 13800138000 价值A', value: { value: 'A' } },
    { said: '张伟今天提车了 是我们的基盘客户', value: { marks: ['基盘'] } },
    { said: '张伟看了A4L 客户价值b 桩脚客户', value: { value: 'B', marks: ['桩脚'] } },
    { said: '张伟看了A4L 重点客户', value: { value: 'A' } },
    { said: '张伟看了A4L 不是重点客户', value: null },
    { said: '张伟觉得价值不错', value: null },
  ],
};
