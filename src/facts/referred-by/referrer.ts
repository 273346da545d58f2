import { findNames } from '../../language/names.ts';
import type { Place } from '../../language/span.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';

/** Who recommended the customer, with the words that say so. */
export interface Referrer {
  readonly name: string;
  readonly words: Place;
}

const RELATION =
  '(?:老客户|老车主|车主|朋友|同事|亲戚|邻居|同学|客户|老板|他|她|的|我们?的?|表哥|表弟|哥哥|弟弟|姐姐|妹妹|战友)*';
const introduced =
  /(?<adverbs>(?:又|也|还|再|刚|特意|专门|昨天|今天)*)(?:给我|帮忙?)?(?:转介绍|介绍|推荐|带)(?:了?[他她我])?(?:过来|来)?(?:了|的|他|她)*(?:一?[个位])?(?:客户|朋友|同事|亲戚|邻居|同学|战友|老乡|领导|学生|徒弟|表[哥弟姐妹]|弟弟|哥哥|妹妹|姐姐)?/dg;
const labelled =
  /(?:(?:推荐人|介绍人|转介绍人)(?:是|为|:|：|\s)*|转介绍(?:是|为|:|：|\s)+)(?<who>[\u4e00-\u9fff·]{2,4})(?=$|[\s,，。;；ⓟⓜ])/dg;
const lead = new RegExp(`(?:由|是|经|通过|经过)?${RELATION}$`);
/** A name whatever its look, between a word that announces a person and the introduction. */
const framed = new RegExp(`(?:由|是|经|通过|${RELATION.slice(0, -1)}+)(?<who>[\\u4e00-\\u9fff]{2,3})$`, 'd');
const nobody =
  /^(?:老客|老车|朋友|同事|亲戚|熟人|家人|邻居|同学|别人|客户|车主|老板|战友|领导|销售|抖音|微信|网上|店里)/;

/** 王芳是张伟介绍来的 · 张伟介绍的王芳 · 推荐人张伟; null when nobody is named. */
export function referrerOf(reading: Reading): Referrer | null {
  const { text } = reading.text;
  if (!/介绍|推荐|带/.test(text)) return null;
  for (const { place, groups } of matchesOf(reading, labelled))
    if (groups.who) return { name: text.slice(groups.who.start, groups.who.end), words: place };
  const names = findNames(reading.text);
  for (const { place, before, after, words, groups } of matchesOf(reading, introduced)) {
    const start = place.start - before.length;
    // 吴刚介绍来的: an adverb may be the end of a name.
    const verb = groups.adverbs?.end ?? place.start;
    const name = names.find((one) => one.start >= start && place.start <= one.end && one.end <= verb);
    // 张伟又介绍了一个客户: nobody else is named, so this is about 张伟.
    if (name && /[个位](?:客户|朋友|同事|亲戚|邻居|同学)$/.test(words) && names.length === 1) continue;
    // 介绍了A4L tells of a presentation, not of a person.
    // 带何静试驾: a colleague showed the car.
    if (words === '带' || words === '带了') continue;
    const told = /来|的$|转介绍/.test(words) || names.some((one) => one.start === place.end) || after === '';
    if (name && (told || /^(?:$|[\s,，。])/.test(text.slice(place.end)))) {
      const own = text.slice(start, name.start);
      return {
        name: name.value.name,
        words: { start: name.start - (lead.exec(own)?.[0].length ?? 0), end: place.end },
      };
    }
    const who = framed.exec(before)?.indices?.groups?.who;
    if (who && !nobody.test(before.slice(who[0]))) {
      const from = start + (framed.exec(before)?.index ?? 0);
      return { name: text.slice(start + who[0], start + who[1]), words: { start: from, end: place.end } };
    }
  }
  return null;
}
