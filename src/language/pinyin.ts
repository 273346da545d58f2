import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
let library: typeof import('pinyin-pro') | undefined;

/** Loaded with the first name: its dictionary takes longer to load than all readers together. */
function pinyinPro(): typeof import('pinyin-pro') {
  library ??= require('pinyin-pro') as typeof import('pinyin-pro');
  return library;
}

/** A name in Latin letters: 张伟 → { full: 'zhangwei', initials: 'zw' }; 吕 is lv. Surnames are read as surnames (单 shan). */
export interface Pinyin {
  readonly full: string;
  readonly initials: string;
}

/** Pinyin of a name, lower case; letters and digits of the name stay, everything else is dropped. */
export function pinyinOf(name: string): Pinyin {
  const syllables = pinyinPro()
    .pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true, nonZh: 'consecutive' })
    .map((syllable) =>
      syllable
        .toLowerCase()
        .replace(/ü/g, 'v')
        .replace(/[^a-z0-9]/g, ''),
    )
    .filter((syllable) => syllable !== '');
  return { full: syllables.join(''), initials: syllables.map((syllable) => syllable[0]).join('') };
}

/** Every syllable of Mandarin, by initial. ü is typed v or u. */
const SYLLABLE = [
  '[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)',
  'm(?:e|ou|iu)',
  'pou',
  'f(?:a|o|ei|ou|an|en|ang|eng|u)',
  '[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)',
  'd(?:ia|iu|en)',
  '[nl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|in|iang|ing|u|uo|uan|un|v|ve|ue)',
  'n(?:en)',
  'l(?:ia|o)',
  '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  '[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)',
  '(?:zh|ch|sh|r)(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)',
  '[zcs](?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)',
  'y(?:a|o|e|ai|ao|ou|an|in|ang|ing|ong|i|u|ue|uan|un)',
  'w(?:a|o|ai|ei|an|en|ang|eng|u)',
  'a|o|e|ai|ei|ao|ou|an|en|ang|er',
].join('|');
const INITIAL = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])';
const syllables = new RegExp(`^(?:(?:${SYLLABLE})'?)+${INITIAL}?[a-z]?$`);
const initials = /^[a-z]{2,4}$/;

/** Whether bare letters can be the pinyin (whole or begun: zhangw) or the initials (zw) of a person's name. */
export function isPinyinQuery(text: string): boolean {
  const letters = text.trim().toLowerCase();
  if (!/^[a-z']{2,24}$/.test(letters)) return false;
  return syllables.test(letters) || (initials.test(letters) && !/[iuv]/.test(letters));
}
