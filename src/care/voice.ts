import { daysBetween } from '../language/calendar-date.ts';
import { compoundSurnames, surnameRank } from '../language/surnames.ts';
import type { CareFacts, Situation } from './rule.ts';
import { topicIn } from './words/last-topic.ts';

/** How a script speaks to the customer: every text is a whole word that can be said, whatever the record lacks. */
export interface Voice {
  /** 王总您好; 您好 when the record has no name one could say. */
  readonly hello: string;
  /** 王总; 您. */
  readonly name: string;
  /** The car they own: A4L; 爱车. */
  readonly car: string;
  /** The car they look at: A4L; 车. */
  readonly wish: string;
  /** Since the car was delivered, while one would still count in days; else null. */
  readonly days: number | null;
  /** What was talked about last, in a word one can say to the customer: 价格; else null. */
  readonly topic: string | null;
}

const NAME = /^(?:[\p{Script=Han}·]{2,10}|[\p{Script=Latin}.' -]{2,30})$/u;
const NOBODY = /^(?:客户|未知|无名|不详|某|测试|顾客|车主|匿名)/u;
const TITLE = /(?:总|姐|哥|先生|女士|小姐|老师|师傅|老板|太太|阿姨|叔叔?|经理|主任|医生|教授|局长|院长)$/u;
const WOMAN = /^(?:女士?|女客户)$|宝妈|妈妈|孕妇/u;
const MAN = /^(?:男士?|先生|男客户)$|奶爸|宝爸/u;
/** Longer than this nobody counts in days. */
const COUNTED_DAYS = 365;

/**
 * How to address a customer by the name as stored: 王总 and 李女士 as they are, 张伟 in full, null for what is no name
 * (a number, a note in its place).
 */
export function addressOf(name: string): string | null {
  const plain = name.replace(/[(（【[].*$/u, '').trim();
  return NAME.test(plain) && !NOBODY.test(plain) ? plain : null;
}

/**
 * The politest address the record allows: the title they go by (张总, an alias), else 张先生 or 张女士 where a tag tells
 * which, else the full name, which with 您好 is polite to either and guesses nothing.
 */
export function politely({
  name,
  aliases,
  tags,
}: Pick<CareFacts['customer'], 'name' | 'aliases' | 'tags'>): string | null {
  const plain = addressOf(name);
  if (plain && TITLE.test(plain)) return plain;
  const title = aliases.find((alias) => TITLE.test(alias) && addressOf(alias) !== null);
  if (title) return title;
  const surname = plain && surnameOf(plain);
  if (!surname) return plain;
  const [isWoman, isMan] = [WOMAN, MAN].map((clue) => tags.some((tag) => clue.test(tag)));
  if (isWoman === isMan) return plain;
  return `${surname}${isWoman ? '女士' : '先生'}`;
}

/** 欧阳 of 欧阳娜娜, 张 of 张伟; null for what may be no Chinese name. */
function surnameOf(name: string): string | null {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return null;
  if (compoundSurnames.has(name.slice(0, 2))) return name.slice(0, 2);
  return (surnameRank.get(name.slice(0, 1)) ?? 0) >= 2 ? name.slice(0, 1) : null;
}

/** The vehicle a touchpoint is about, else the one they took last. */
function vehicleOf({ vehicles }: CareFacts, subject: string) {
  const [newest] = vehicles.toSorted((a, b) => ((b.deliveredOn ?? '') > (a.deliveredOn ?? '') ? 1 : -1));
  return vehicles.find(({ id }) => id === subject) ?? newest;
}

export function voiceOf({ facts, subject, now }: Pick<Situation, 'facts' | 'subject' | 'now'>): Voice {
  const address = politely(facts.customer);
  const vehicle = vehicleOf(facts, subject);
  const days = vehicle?.deliveredOn ? daysBetween(vehicle.deliveredOn, now.date) : 0;
  return {
    hello: address ? `${address}您好` : '您好',
    name: address ?? '您',
    car: vehicle?.model?.trim() || '爱车',
    wish: facts.customer.interest.find((model) => model.trim() !== '')?.trim() ?? '车',
    days: days > 0 && days <= COUNTED_DAYS ? days : null,
    topic: topicIn(facts.lastTopic),
  };
}
