import { type Level, levels } from '../../facts/level/index.ts';
import { parseNumber } from '../../language/numbers.ts';

/** Customers of these levels, those without one, and those lost. */
export type Group = Level | 'none' | 'lost';

/** A wish to hand several customers over, in words: who gives ('' is the speaker), who takes, how many, which. */
export interface Batch {
  readonly from: string;
  readonly to: string;
  /** Said in so many words; otherwise only a name makes it a handover. */
  readonly isSure: boolean;
  readonly count?: number;
  readonly groups?: readonly Group[];
}

const NUMBER = '\\d{1,4}|[一二两三四五六七八九十百]{1,4}';
/** 前10个, 最近联系过的十位 */
const COUNT = new RegExp(
  `(?:最近|最新)?(?:联系过?)?(?:的)?(?:前|头|先)?(?<count>${NUMBER})来?(?:个(?!月|星期|小时)|位|名(?!下))(?:的)?`,
);
/** H级的, H、A级, H级和A级 */
const LEVELS = /(?<levels>[OHABCDE](?:(?:级|类)?[、,，和跟与及]?[OHABCDE])*)(?:级|类)(?:别)?(?:的)?/i;
const UNLEVELLED = /(?:没|未|无)(?:有)?(?:定|评)?(?:级别?|等级)(?:的)?/;
const LOST = /战败(?:的)?(?=客户|转|移交|给)/;

const HOLD = '(?:名下|手上|手里|手头)?(?:的)?(?:所有|全部|剩下|剩余|其余|其他|余下|别的)?(?:的)?';
const ALL = '(?:都|全部?|统一|先|直接|一起|现在|暂时|以后|后续){0,3}';
/** 转给 can mean nothing else; after 给 or 转 alone it takes a name. */
const GIVE = `${ALL}(?:(?<sure>(?:转移?交?接?|移交|交接|划转?|分配?|过户|过|交)(?:给|到|由|至))|移交|交接|转|给|由|归|让)`;
const LEAVES = '离职|辞职|走了|调走|休假|请假|调岗|休产假|停职';
const forms = [
  /** 张三离职 客户转给李四 */
  new RegExp(
    `^(?<from>.{2,5}?)(?:要|已经?|马上|准备|明天|下周)*(?:${LEAVES})(?:了)?[\\s,，。]*(?:把|将)?(?:他|她)?${HOLD}(?<what>客户(?:信息|资料)?)?${GIVE}(?<to>.+)$`,
  ),
  /** 客户从张三转到李四 */
  new RegExp(`^(?:把|将)?(?<what>客户)(?:都|全部?)?从(?<from>.+?)(?:名下|手上|手里|那里|那)?${GIVE}(?<to>.+)$`),
  /** 客户交接 张三 李四 */
  /^(?<what>(?:客户)?交接)[:：\s]+(?<from>\S{2,5})[\s,，]+(?<to>\S{2,5})$/,
  /** 把张三的客户转给李四 */
  new RegExp(
    `^(?:帮我|请)?(?:把|将)?(?<from>.{0,8}?)${HOLD}[和与、]?(?<what>客户)(?:信息|资料)?(?:里面?|中|当中)?(?:的)?[\\s,，和与、]*${GIVE}(?<to>.+)$`,
  ),
  /** 李四接手张三的客户 */
  new RegExp(
    `^(?:由|让)?(?<to>.{0,5}?)(?:来|去)?(?:接手|接管|接收|接替|接(?![待到了的触着过]))(?<from>.{2,5}?)${HOLD}(?<what>客户)(?:了|吧)?$`,
  ),
];

/** 张伟这个客户: one, by name. */
const ONE = /(?:这|那)(?:个|位|名)?$/;

/** Takes the first match out of a sentence. */
function take(pattern: RegExp, said: string): [groups: Record<string, string | undefined> | null, rest: string] {
  const found = pattern.exec(said);
  if (!found) return [null, said];
  return [found.groups ?? {}, said.slice(0, found.index) + said.slice(found.index + found[0].length)];
}

/** What a message says of several customers changing hands; null when it speaks of none, or of one by name. Pure. */
export function batchIn(said: string): Batch | null {
  const [counted, afterCount] = take(COUNT, said);
  const [levelled, afterLevels] = take(LEVELS, afterCount);
  const [unlevelled, afterNone] = take(UNLEVELLED, afterLevels);
  const [lost, core] = take(LOST, afterNone);
  const isPart = [counted, levelled, unlevelled, lost].some((found) => found !== null);
  for (const form of forms) {
    const groups = form.exec(core)?.groups;
    if (!groups || !(groups.what || isPart) || ONE.test(groups.from ?? '')) continue;
    const letters = levelled?.levels?.toUpperCase() ?? '';
    const of: Group[] = [...levels.filter((level) => letters.includes(level))];
    if (unlevelled) of.push('none');
    if (lost) of.push('lost');
    const count = parseNumber(counted?.count ?? '');
    return {
      ...{ from: groups.from ?? '', to: groups.to ?? '', isSure: groups.sure !== undefined },
      ...(count !== null && { count }),
      ...(of.length > 0 && { groups: of }),
    };
  }
  return null;
}
