import type { PersonName } from './names.ts';
import { titleAt } from './names-addressed.ts';
import { beforeNames } from './names-data.ts';
import { isFree, type Span } from './span.ts';

/** Characters names of other peoples are written with. */
const SOUND =
  '[阿艾安奥巴白贝比别波伯勃布才仓察达大丹德登邓迪地丁东杜顿多恩尔法菲费夫弗福盖甘冈高戈格贡古哈海罕汗豪合和赫洪胡吉加嘉贾江金卡凯康柯科克肯孔库拉来莱兰朗劳勒雷里丽利力莲林琳鲁伦罗洛玛马麦曼芒茂梅美门蒙米密敏明莫木穆那纳娜乃南内尼宁诺努帕潘佩皮珀普齐其奇恰钦青琼却热仁日茹瑞若萨赛桑沙山珊尚舍森圣什石史斯司松苏孙塔泰坦唐特提蒂图吐托旺瓦万维韦温沃乌西希夏香晓孝辛欣雄许逊雅亚延杨耶叶伊依益因英尤于玉约扎赞泽札詹哲珍志治朱珠卓兹祖古艳娅妮买合热夏孜江吾别克提汗尼牙孜甫]';
const sounding = new RegExp(`${SOUND}{1,8}(?:·${SOUND}{1,8}){1,3}`, 'gu');
const between = /(?<!\p{Script=Han})\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}(?!\p{Script=Han})/gu;

/** 阿依古丽·买买提. The characters of such names tell where it ends; else it must stand between blanks. */
export function findMinority(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (const pattern of [sounding, between])
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      const name = whole.replace(/^[和比](?=[^·]{2})/, ''); // 和阿依古丽·买买提
      const start = index + whole.length - name.length;
      const place = { start, end: index + whole.length };
      if (isFree(place, found)) found.push({ ...place, value: { name, kind: 'minority', certainty: 0.95 } });
    }
  return found;
}

const latinName = /(?<![\p{L}\d])[A-Z][a-z]{1,14}(?:[ .][A-Z][a-z]{1,14}){0,2}(?![\p{Script=Latin}\d])/gu;
const latinWords = new Set(
  'Model Plus Pro Max Ultra Mini App Apple Carplay Ok Okay Suv Mpv Vip Wechat Coupe Sport Cross Edition Line Hi Hello Yes No Gt Rs Ev Dm Tesla Bmw Audi Benz Polo Smart Icon Led Abs Esp Gps Car Play Android Ios Iphone Huawei Excel Word Pdf Ppt Id Km The'.split(
    ' ',
  ),
);

/** Tom, John Smith, Tony老师. */
export function findLatin(text: string): Span<PersonName>[] {
  return [...text.matchAll(latinName)]
    .filter(([name]) => !name.split(/[ .]/).some((word) => latinWords.has(word)))
    .map(({ 0: name, index }) => {
      const title = titleAt(text, index + name.length) ?? '';
      const whole = name + title;
      const certainty = index === 0 || title || beforeNames.test(text.slice(Math.max(0, index - 4), index)) ? 0.8 : 0.6;
      return {
        start: index,
        end: index + whole.length,
        value: { name: whole, kind: title ? 'address' : 'latin', certainty },
      };
    });
}
