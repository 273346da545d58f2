import type { CareFacts, Situation } from './rule.ts';

/** How a script speaks to the customer: every part is a whole word that can be said, whatever the record lacks. */
export interface Voice {
  /** 王总您好; 您好 when the record has no name one could say. */
  readonly hello: string;
  /** 王总; 您. */
  readonly name: string;
  /** The car they own: A4L; 爱车. */
  readonly car: string;
  /** The car they look at: A4L; 车. */
  readonly wish: string;
}

/** Words for one step of a rule. */
export type Script = (voice: Voice) => string;

const NAME = /^(?:[\p{Script=Han}·]{2,10}|[\p{Script=Latin}.' -]{2,30})$/u;
const NOBODY = /^(?:客户|未知|无名|不详|某|测试|顾客|车主|匿名)/u;

/**
 * How to address a customer by the name as stored: 王总 and 李女士 as they are, 张伟 in full (whether 先生 or 女士 is
 * not known), null for what is no name (a number, a note in its place).
 */
export function addressOf(name: string): string | null {
  const plain = name.replace(/[((【[].*$/u, '').trim();
  return NAME.test(plain) && !NOBODY.test(plain) ? plain : null;
}

/** The vehicle a touchpoint is about, else the one they took last. */
function vehicleOf({ vehicles }: CareFacts, subject: string) {
  const [newest] = vehicles.toSorted((a, b) => ((b.deliveredOn ?? '') > (a.deliveredOn ?? '') ? 1 : -1));
  return vehicles.find(({ id }) => id === subject) ?? newest;
}

export function voiceOf({ facts, subject }: Situation): Voice {
  const address = addressOf(facts.customer.name);
  return {
    hello: address ? `${address}您好` : '您好',
    name: address ?? '您',
    car: vehicleOf(facts, subject)?.model ?? '爱车',
    wish: facts.customer.interest[0] ?? '车',
  };
}
