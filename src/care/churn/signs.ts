/** What about the store a customer about to leave is unhappy with: which words may win them back. */
export type Cause = 'price' | 'service' | 'need' | 'silence';

/** A sign, in what a member noted, that a customer is about to leave. */
export interface Sign {
  /** In the words of the note: 回复变慢. */
  readonly said: string;
  readonly cause: Cause;
  /** The customer asked not to be called any more. */
  readonly refusesContact: boolean;
}

const NOT = '(?<!没有?|不是|并不|不会|别说|没说)';
const REFUSAL =
  '(?:别|不要|不许|不想让?(?:我们?)?)再?(?:给(?:他|她|我)?)?(?:打(?:电话|扰)?(?=了|$|[\\s,，。])|联系|骚扰)(?:他|她|我)?了?';
const QUIET =
  '回复?(?:变得?|越来越|有点|比较|很)?慢了?|不(?:怎么|太|大|爱)(?:回复?|理|搭理|说话)(?:消息|信息|微信|人|我)?了?|(?:一直|老是|总是|都)?不回(?:消息|信息|微信|我)了?|已读不回|爱理不理|爱答不理|(?:变|越来越|有点)?冷淡了?|失联了?';
const SHOPPING =
  '关注(?:了|着|起)?(?:竞品|别的|其他)(?:品牌|车)?|(?:又|也|还|正)?在看别(?:的|家)(?:车|品牌|店)?|看上了?(?:别的|竞品)(?:车|品牌)?|跑去?别家(?:看车|问价)?|跟别家(?:比|谈)|对比竞品';
const ANNOYED = '(?:嫌|觉得)(?:我们?|咱们?)?(?:太|有点)?(?:烦|频繁|吵)了?|被打烦了?|(?:太|很)烦(?:人|我们?)?了?|骚扰';
const PERSON = '(?:要求?|想|能不能|申请)换(?:一?个)?(?:人|顾问|销售|对接)(?!开)';

const refusal = new RegExp(NOT + REFUSAL);
const kinds: readonly (readonly [Cause, RegExp])[] = [
  ['service', refusal],
  ['service', new RegExp(`${NOT}(?:${ANNOYED}|${PERSON})`)],
  ['price', new RegExp(`${NOT}(?:${SHOPPING})`)],
  ['silence', new RegExp(`${NOT}(?:${QUIET})`)],
];
/** What else the note says tells the cause better than the sign itself. */
const causes: readonly (readonly [Cause, RegExp])[] = [
  ['service', /服务|态度|售后|投诉|不专业|等太久/],
  ['price', /贵|价格|价钱|便宜|优惠|预算不够|报价|补贴/],
  ['need', /需求|不着急|不急|暂时不|先不买|推迟|搁置|改主意|计划变|预算变|换成|想买(?:大|小|电|油)|买房|装修|没钱/],
];

/** The sign in a note, the gravest first; null for the many notes that hold none. Pure. */
export function signIn(note: string): Sign | null {
  for (const [cause, pattern] of kinds) {
    const said = pattern.exec(note)?.[0];
    if (said === undefined) continue;
    const told = cause === 'service' ? undefined : causes.find(([, words]) => words.test(note))?.[0];
    return { said, cause: told ?? cause, refusesContact: refusal.test(note) };
  }
  return null;
}
