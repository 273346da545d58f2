import type { CalendarDate } from '../../language/calendar-date.ts';
import { overlaps } from '../../language/span.ts';
import type { Proposal } from '../fact.ts';
import { isFormer } from '../reading/doubt.ts';
import type { Event } from '../reading/event.ts';
import type { EventKind } from '../reading/event-words.ts';
import type { Reading } from '../reading/reading.ts';
import { happened } from '../reading/when.ts';
import { readSource } from '../source/read.ts';

export type Channel = 'phone' | 'wechat' | 'sms' | 'visit' | 'home_visit';

/** A contact that happened; `date` only when it was another day than today. */
export interface Contact {
  readonly channel: Channel | null;
  readonly reached: boolean;
  readonly date?: CalendarDate;
}

const channels: Partial<Record<EventKind, Channel>> = {
  call: 'phone',
  wechat: 'wechat',
  sms: 'sms',
  visit: 'visit',
  home_visit: 'home_visit',
};
const contacts: ReadonlySet<EventKind> = new Set([
  'call',
  'wechat',
  'sms',
  'visit',
  'home_visit',
  'contact',
  'unreached',
]);
const byPhone = /电话|接|通|关机|停机|空号|占线|挂|拒接|按掉|服务区/;
/** Words that say there was a conversation, not only an attempt. */
const conversation = /聊|沟通|回访|谈|交流|接了|接通|回复?[了过]|通了|通话|通完/;

const sentOthers =
  /(?:推荐|介绍)了?(?:ⓝ|\d|[一二两三几])*[个位]?(?:他|她)?的?(?:学生|老师|徒弟|老板|领导|表[哥弟姐妹]|朋友|同事|亲戚|邻居|同学|客户)$/;
const cameByHimself = /(?:自己|路过|自然|逛街)$/;
/** 不怎么回微信 tells how it has gone of late, not of a contact. */
const hardlyEver = /不(?:怎么|太|大|爱|常|肯|愿意?)$/;
/** 跟进 alone is what is to be done. */
const bare = /跟进$/;

/** The contact a message tells of: a conversation counts before an attempt that failed, that before a message sent. */
export function readContact(reading: Reading): Proposal<Contact>[] {
  const wordsOf = (event: Event) => reading.shape.slice(event.start, event.end);
  const serviced = reading.events.some(
    ({ kind, tense, negated }) => kind === 'service' && tense !== 'ahead' && !negated,
  );
  const byHimself = ({ start, dates }: Event) => cameByHimself.test(reading.shape.slice(0, start)) && dates.length > 0;
  // 抖音过来的 says where the customer came from.
  const fromSource = readSource(reading).flatMap(({ words }) => words);
  const told = reading.events.filter((event) => {
    const { kind, negated, tense } = event;
    if (!contacts.has(kind) || negated || tense === 'ahead' || isFormer(reading, event)) return false;
    if (fromSource.some((place) => overlaps(place, event)) && !byHimself(event)) return false;
    if (hardlyEver.test(reading.shape.slice(0, event.start))) return false;
    // 推荐2个朋友来看车: it was not the customer who came.
    if (kind === 'visit' && sentOthers.test(reading.shape.slice(0, event.start))) return false;
    return !(kind === 'visit' && serviced) && !(tense === 'open' && bare.test(wordsOf(event)));
  });
  const reached = told.filter(({ kind }) => kind !== 'unreached');
  const missed = told.filter(({ kind }) => kind === 'unreached');
  const talked = reached.filter(
    (event) => event.kind === 'visit' || event.kind === 'home_visit' || conversation.test(wordsOf(event)),
  );
  const telling = talked.length > 0 ? talked : missed.length > 0 ? missed : reached;
  const latest = reached.at(-1);
  // 前天来店 今天微信发了报价: another day, another contact; the later one is told of.
  const another = latest && latest.dates.length > 0 && latest.dates.join() !== telling.at(-1)?.dates.join();
  const last = missed.length === 0 && another ? latest : telling.at(-1);
  if (!last) return [];
  const channel = missed.includes(last)
    ? channelMissed(wordsOf(last.dates.length > 0 ? last : (missed[0] ?? last)), reached)
    : (reached.map((event) => channelOf(event, wordsOf(event))).findLast((one) => one !== null) ?? null);
  const when = happened(reading, last.dates);
  if (!when) return [];
  const date = when.date === reading.now.date ? {} : { date: when.date };
  const assumed = 'date' in date ? when.assumed.filter((path) => path === 'date') : [];
  // 今天自己进店的: the words belong to where the customer came from.
  const lent = told.filter(byHimself);
  const words = told.filter((event) => !lent.includes(event));
  return [
    { value: { channel, reached: !missed.includes(last), ...date }, words, shared: [...when.places, ...lent], assumed },
  ];
}

function channelOf({ kind }: Event, words: string): Channel | null {
  return channels[kind] ?? (words.startsWith('电话') ? 'phone' : words.startsWith('微信') ? 'wechat' : null);
}

function channelMissed(words: string, attempts: readonly Event[]): Channel | null {
  if (byPhone.test(words)) return 'phone';
  if (words.includes('微信')) return 'wechat';
  const attempt = attempts[0];
  return attempt ? (channels[attempt.kind] ?? null) : null;
}
