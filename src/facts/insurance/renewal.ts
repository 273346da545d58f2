import { matchesOf } from '../reading/clause-words.ts';
import type { Reading } from '../reading/reading.ts';
import { isDenied, tenseOf } from '../reading/tense.ts';

const POLICY = '(?:车险|保险|商业险?|交强险?|保|险)';
const NAMED = '(?:车险|保险|商业险?|交强险?|两险|[两俩]个?险)';
const ADVERBS = '(?:已经?|都|也|全部?|刚刚|今天|在(?:我|咱)?们?(?:店里?|这里?|这儿))*';
/** 续保了, 续好车险了, 续了商业险, 已续保, 续保办好, 两个险都续上了. */
const done = new RegExp(
  [
    `${ADVERBS}续(?:好|上|完|成)*了?${POLICY}(?:成功|完成|办好|办完|搞定|好|完|上)*了`,
    `${ADVERBS}续(?:好|上|完|成)*了${POLICY}`,
    `已经?续${POLICY}`,
    `${ADVERBS}续保(?:成功|完成|办好|办完|搞定|完毕)`,
    `${NAMED}${ADVERBS}续(?:保|费)?(?:好了?|上了?|完了?|成了|了)`,
  ].join('|'),
  'dg',
);
/** 续保了吗, 续保了的话: not told but asked. */
const asked = /^(?:吗|么|没|嘛|[?？]|的话|之?后|以后|再|才|就)/;

/** Where a message tells that an insurance was renewed, with the words up to there in its clause. */
export const renewalsIn = (reading: Reading) =>
  Array.from(matchesOf(reading, done)).filter(
    ({ words, before, after }) =>
      !isDenied(before, after) && tenseOf(words, before, after) !== 'ahead' && !asked.test(after),
  );
