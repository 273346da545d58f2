/**
 * Chinese surnames by how many people bear them (census of 2010 and the public security ministry's yearly lists).
 * The first line covers more than half of the people, the second nearly all others, the third is rare and most of its
 * characters are everyday words, so a name must be well framed to be believed.
 */
const FREQUENT =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤';
const USUAL =
  '萧毕蒙郎卞荀钮漆康易乔赖樊文伍温庄洪兰殷庞施鲁倪聂邢涂岳焦葛齐翟章骆柴梅安柯耿牛詹欧辛管祝左涂谷祁时舒耿卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柳俞华傅申冉尚符游喻卓蔺古季蓝褚符娄邬虞仇应戚鄢冷阮缪匡岑佟桂于闵敖解苟冀房阎卫沙滕明原全初仝连晏丛奚麦楼劳巩褚佘候苑宫藏丘车储诸宗屠瞿母农米保狄窦祖迟习粟荆伏滑肇阚邸郁艾井栾蒲池占练卿于於颜宣穆嵇邰汲郗郜蓟邝庾厍竺羿宓邬郦璩邴郏鄂刁阙湛芮荣裘禹鹿晁庹綦辜覃芦栗郅郇谌旷敬尧鄞撒茆蔚隗瞿雒雍靖靳鞠麴邸蔺荔桓檀矫';
const RARE =
  '党水牟边相生商伊晋和来皮贝元臧计谈茅支昝胥干诸贡逄姬盖桑濮寿通燕浦尤羊惠曲封储段富巫乌焦巴弓谷侯全班仰秋仲仇暴甘厉戎祖束幸司韶印宿怀从咸籍卓池乔阴胥苍双闻莘党贡逄扶堵冉雍桑寿通扈冀浦农别庄晏瞿阎慕茹宦艾鱼容暨廖终步都满弘国广禄阙东欧利师勾敖融那简饶空曾毋乜养鞠须丰巢蒯相后红游权逯仉督年爱呼帅楚邝阳佴刀由亓车冼展撒麻战才律仁撖过火岩黑乐揭昌凤花酆廉危贲杭吉糜松牧蓬钭索宰慎戈衡沃夔隆訾钦况琴墨禤泮宛敦旦朴尕盍皇甯漕尉平代云海翦归拓';
const COMPOUND =
  '欧阳 上官 司马 诸葛 司徒 夏侯 皇甫 令狐 东方 尉迟 公孙 慕容 端木 长孙 轩辕 宇文 独孤 南宫 呼延 闻人 申屠 太史 东郭 百里 澹台 濮阳 淳于 单于 赫连 钟离 西门 第五 拓跋 完颜 纳兰 叶赫 那拉 爱新觉罗 公冶 宗政 鲜于 闾丘 司空 亓官 司寇 仲孙 左丘 万俟 乐正 漆雕 谷梁 巫马 公良 东门 南门';

/** 3 frequent, 2 usual, 1 rare or an everyday word. */
export const surnameRank: ReadonlyMap<string, 1 | 2 | 3> = new Map([
  ...Array.from(RARE, (char) => [char, 1] as const),
  ...Array.from(USUAL, (char) => [char, 2] as const),
  ...Array.from(FREQUENT, (char) => [char, 3] as const),
]);

export const compoundSurnames: ReadonlySet<string> = new Set(COMPOUND.split(' '));

const wordStart = /(?:^|[^\p{Script=Han}]|[给跟和找把查与让])$/u;

/** Whether the word at `start` follows a surname that begins a word: 李|国庆, 王|佳辰 are people. */
export function followsSurname(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  return (surnameRank.get(before) ?? 0) >= 2 && wordStart.test(text.slice(Math.max(0, start - 2), start - 1));
}
