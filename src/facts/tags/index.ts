import type { Fact, Proposal } from '../fact.ts';
import type { Reading } from '../reading/reading.ts';
import { tagsColumns } from './columns.ts';
import { tagWords } from './words.ts';

const labelled = /(?:标签|打标|贴标签)(?:是|为|加|打上|:|：|\s)*(?<rest>[^。;；!！\n]+)/dg;
/** A date, a car, an amount: what follows is no list of tags any more. */
const recognised = /[ⓓⓜⓨⓚⓑⓟⓝ]/;
const LONGEST = 8;
const denied = /(?:没有?|不|无|不是)$/;

/** The part of what follows 标签 that is the list: short words; a comma ends one that is set apart by blanks. */
function listIn(rest: string): string {
  const gap = /^[^\s,，、/]+(?<gap>[\s,，、/]*)/.exec(rest)?.groups?.gap ?? '';
  const list = /^[\s、/]/.test(gap) ? (rest.split(/[,，]/)[0] ?? '') : rest;
  let length = 0;
  for (const { 0: word, index } of list.matchAll(/[^\s,，、/]+/g)) {
    if (recognised.test(word) || word.length > LONGEST) break;
    length = index + word.length;
  }
  return rest.slice(0, length);
}

function read(reading: Reading): Proposal<readonly string[]>[] {
  const label = labelled.exec(reading.shape);
  labelled.lastIndex = 0;
  const rest = label?.indices?.groups?.rest;
  if (label && rest) {
    const end = rest[0] + listIn(reading.shape.slice(rest[0], rest[1])).length;
    const value = reading.text.text
      .slice(rest[0], end)
      .split(/[\s,，、/]+/)
      .filter(Boolean);
    return value.length > 0 ? [{ value, words: [{ start: label.index, end }] }] : [];
  }
  return tagWords.flatMap((pattern) =>
    Array.from(reading.text.text.matchAll(pattern)).flatMap((match) => {
      if (denied.test(reading.text.text.slice(0, match.index))) return [];
      const lead = /^(?:家里|家中)(?:还|也)?有(?:个|一个)?/.exec(match[0])?.[0] ?? '';
      const place = { start: match.index, end: match.index + match[0].length };
      return [{ value: [match[0].slice(lead.length)], words: [place] }];
    }),
  );
}

export const tags: Fact<'tags', readonly string[]> = {
  key: 'tags',
  read,
  merge: (earlier, later) => [...new Set([...earlier, ...later])],
  say: (tags) => `标签${tags.join('、')}`,
  columns: tagsColumns,
  examples: [
    { said: '周杰家里有二胎', value: ['二胎'] },
    { said: '周杰 家有老人 喜欢露营', value: ['家有老人', '喜欢露营'] },
    { said: '王总 公司用车', value: ['公司用车'] },
    { said: '王总 标签 爱钓鱼 老板', value: ['爱钓鱼', '老板'] },
    { said: '王总 标签 爱钓鱼 预算30万', value: ['爱钓鱼'] },
    { said: '张伟喜欢全景天窗', value: null },
  ],
};
