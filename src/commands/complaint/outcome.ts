/** What closing a case needs to know. */
export interface Outcome {
  /** What was done about it; '' when it was not said. */
  readonly remedy: string;
  /** Whether the customer is content with that; null when it was not said. */
  readonly content: boolean | null;
}

const WHO =
  '(?:客户|车主|他|她|对方)?(?:对处理)?(?:现在|也|都|还是|仍然?|依然|但是?|表示|已经?|基本上?|很|非常|挺|比较|十分)*';
const unhappy = new RegExp(
  `${WHO}(?:不(?:太|怎么|是很|是太|算)?(?:满意|认可|接受|同意|高兴|买账)|没(?:有)?(?:满意|认可|接受|同意)|(?:还)?有意见)了?`,
);
const happy = new RegExp(`${WHO}(?:满意|认可|接受|没(?:有)?意见|同意|高兴|消气|没(?:有)?话说)了?`);
const EDGES = /^[\s,，。.;；、!！]+|[\s,，。.;；、!！]+$/g;
/** Of 他很满意, where somebody else has read the rest. */
const WHO_LEFT = /(?:^|[\s,，]+)(?:客户|车主|他|她|对方)(?:现在|也|都|表示)*$/;
const plain = (words: string): string => words.replace(EDGES, '').replace(WHO_LEFT, '');

/** 换了空调 客户满意 → what was done, and that the customer is content. Pure. */
export function outcomeOf(said: string): Outcome {
  const word = unhappy.exec(said) ?? happy.exec(said);
  if (!word) return { remedy: plain(said), content: null };
  const rest = [said.slice(0, word.index), said.slice(word.index + word[0].length)];
  const remedy = rest.map(plain).filter(Boolean);
  return { remedy: remedy.join('，'), content: !unhappy.test(said) };
}
