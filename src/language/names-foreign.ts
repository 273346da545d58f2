import type { PersonName } from './names.ts';
import { titleAt } from './names-addressed.ts';
import { beforeNames } from './names-data.ts';
import { isFree, type Span } from './span.ts';

/** Characters names of other peoples are written with. */
const SOUND =
  '[卜肉力阿艾安奥巴白贝比别波伯勃布才仓察达大丹德登邓迪地丁东杜顿多恩尔法菲费夫弗福盖甘冈高戈格贡古哈海罕汗豪合和赫洪胡吉加嘉贾江金卡凯康柯科克肯孔库拉来莱兰朗劳勒雷里丽利力莲林琳鲁伦罗洛玛马麦曼芒茂梅美门蒙米密敏明莫木穆那纳娜乃南内尼宁诺努帕潘佩皮珀普齐其奇恰钦青琼却热仁日茹瑞若萨赛桑沙山珊尚舍森圣什石史斯司松苏孙塔泰坦唐特提蒂图吐托旺瓦万维韦温沃乌西希夏香晓孝辛欣雄许逊雅亚延杨耶叶伊依益因英尤于玉约扎赞泽札詹哲珍志治朱珠卓兹祖古艳娅妮买合热夏孜江吾别克提汗尼牙孜甫]';
const sounding = new RegExp(`${SOUND}{1,8}(?:·${SOUND}{1,8}){1,3}`, 'gu');
const between = /(?<!\p{Script=Han})\p{Script=Han}{1,8}(?:·\p{Script=Han}{1,8}){1,3}(?!\p{Script=Han})/gu;

/** Parts that names of Uyghurs, Kazakhs, Tibetans and Mongols are put together of, and their endings. */
const STEM =
  '(?:阿依|尼格|古丽|古力|迪丽|迪力|热巴|娜扎尔?|买买提|麦麦提|买合木提|艾合买提|艾买提|艾力|艾尔肯|艾山|玉素[甫普]|吐尔逊|吐尔洪|阿卜杜|阿不都|阿布都|阿迪[力勒]|热合曼|热依[汗木]|克里木|依明|伊敏|帕提[古曼]?|帕丽|祖丽|米热|米尔|努尔|夏提|凯迪|巴哈尔|木拉提|叶尔|哈力|哈那提|别克|江布尔|塞里克|达娃|扎西|卓玛|才让|次仁|旺堆|旺姆|格桑|央金|丹增|多吉|巴桑|白玛|尼玛|洛桑|顿珠|平措|仁青|索朗|德吉|拉姆|措姆|桑吉|加措|嘉措|更登|贡布|巴特尔|巴图|宝音|乌兰|其其格|格日勒|娜仁|托娅|图雅|苏和|朝鲁|呼和|那日|萨仁|特木尔|孟和|巴雅尔|斯琴|高娃|乌云|阿拉坦|额尔|敖登)';
const stems = new RegExp(
  `(?<!\\p{Script=Han}{2})(?:阿|麦|艾|玛|伊|哈|吾)?(?:${STEM}){1,4}(?:别克|买提|[尔木江汗克孜曼丁娜拉甫肯热勒](?!车|店))*`,
  'gu',
);

/** 阿依古丽, 迪丽热巴, 扎西顿珠: without a dot, told by their parts. */
export function findStemmed(text: string): Span<PersonName>[] {
  return [...text.matchAll(stems)]
    .filter(({ 0: name }) => name.length > 2)
    .map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
      value: { name, kind: 'minority', certainty: 0.9 },
    }));
}

/** 阿依古丽·买买提. The characters of such names tell where it ends; else it must stand between blanks. */
export function findMinority(text: string): Span<PersonName>[] {
  const found: Span<PersonName>[] = [];
  for (const pattern of text.includes('·') ? [sounding, between] : [])
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

/** David王: the surname behind, then a blank or what is said of him. */
const withSurname =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾夏付方邹熊孟秦邱侯江尹薛](?=$|[^\p{Script=Han}]|总|先生|小姐)/u;

/** Tom, John Smith, Tony老师, David王. */
export function findLatin(text: string): Span<PersonName>[] {
  return [...text.matchAll(latinName)]
    .filter(([name]) => !name.split(/[ .]/).some((word) => latinWords.has(word)))
    .map(({ 0: name, index }) => {
      const behind = text.slice(index + name.length);
      const title = titleAt(text, index + name.length) ?? withSurname.exec(behind)?.[0] ?? '';
      const whole = name + title;
      const certainty = index === 0 || title || beforeNames.test(text.slice(Math.max(0, index - 4), index)) ? 0.8 : 0.6;
      return {
        start: index,
        end: index + whole.length,
        value: { name: whole, kind: title ? 'address' : 'latin', certainty },
      };
    });
}
