import { competitorNamed, reasonOf } from '../../facts/lost/reason.ts';
import { readingOf } from '../../facts/reading/reading.ts';
import { whenOf } from '../../facts/reading/when.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { findModels } from '../../language/models.ts';
import { prepare } from '../../language/text.ts';
import type { AnswerItem } from './items.ts';

/** What was done with an item, without its number. */
export type Deed = Omit<AnswerItem, 'n' | 'except'>;

const all = '(?:都|全部?|已经?|已|全都|统统)*';
const DONE = `${all}(?:完成|做完|搞定|办好|办完|处理好?|弄好|打完|联系(?!不)(?:过|完)?|回访过?|跟进过?|打过|发过|聊过|说过|见过|打(?=了)|发(?=了)|聊(?=了)|说(?=了)|好(?=了)|完(?=了|$|[\\s,，])|做(?=了)|见(?=了)|送(?=了)|ok|okay|done|√|✓|✔️?|✅|👌|行(?=了))(?:了|好了|掉了)*`;
const UNREACHABLE =
  '(?:电话)?(?:还是|又|都|一直)*(?:没有?人?接(?:电话|听|通)?|未接(?:通|听)?|无人接听?|不接(?:电话)?|打不通|没打通|没通|不通|关机|停机|空号|占线|拒接|挂断?|联系不上|没联系上|没回(?:复|信息|消息|微信)?|不在服务区)(?:了)?';
const LOST =
  '(?:已经?)?(?:战败|输单|丢单|输了|丢了|流失|没戏|不买了|不要了|买了(?:别|竞|其|隔壁|对面)|没意向|没有意向|不感兴趣|不考虑|暂时不买|嫌[^\\s\\d,，]{1,8}?不(?:买|要|换|订)了|放弃)(?:了)?';
const SKIP =
  '(?:跳过|略过|忽略|不用(?:管|打|联系|跟)?|pass|先不(?:管|打|联系)?|不管|划掉|去掉|算了|取消|不需要)(?:了|吧)?';
const MOVE =
  '(?:改到|改成|改|推到|推迟到?|推|延到|延后到?|延期到?|放到|挪到|等到?|约到?|换到|定在|再说|晚点|延后|推迟)?';

/** 约了周六来店: who tells what came of it has done it. */
const TOLD =
  '(?:(?:已经?|都|刚|用)?(?:微信|电话|短信|语音|视频)(?:上|里|也|都|已经?)*(?:聊|联系|沟通|打|发|回访?|说|问|加|通知|跟进|约|谈)(?:过|了|完|上|好)+|(?:发|加|回|推)(?:了|过)(?:微信|短信|消息|信息)|(?:已经?|都)?(?:发|加|回|推)(?:微信|短信|消息|信息)(?:了|过)|已经?(?:发|加|回|推)(?:微信|短信|消息|信息)|沟通(?:过|了|好)+|(?:已经?)?(?:约好?了|约到了|谈好?了|谈了|加了微信|客户说|他说|她说|到店了|来店了|试驾了|成交了|交了[订定]金|提车了|下[订定]了))';

/** 推迟三天: so many days from now. */
const LATER =
  '(?:往后|再)?(?:推迟|延后|延期|推后|推|延|晚|缓|过)(?<span>[\\d一二两三四五六七八九十半]+(?:天|周|个?星期|个?礼拜|个月|小时|个小时))';

/** How a deed begins; a date is one too, found by the date reader. */
const begins = `(?:${DONE}|${UNREACHABLE}|${LOST}|${SKIP}|${TOLD}|${LATER})`;
export const deedBegins = new RegExp(`^${begins}`, 'i');
/** 搞定了1和3, 跳过5: the deed before its numbers. */
export const deedFirst = new RegExp(
  `^(?<deed>${DONE}|${SKIP})\\s*(?<list>(?:第)?\\d{1,2}(?:[\\s、,，和]+(?:第)?\\d{1,2})*)(?:号|个|条)?$`,
  'i',
);
/** 一完成, 二和三没接: numbers in Chinese, right before a deed. */
export const hanItems = new RegExp(
  `(?<=^|[\\s,，;；。])[一二三四五六七八九十](?:(?:、|和|,|，|\\s)[一二三四五六七八九十])*(?=(?:都|也)?${begins})`,
  'gi',
);
const done = new RegExp(`^${DONE}`, 'i');
const told = new RegExp(`^${TOLD}`);
const unreachable = new RegExp(`^${UNREACHABLE}`, 'i');
const lost = new RegExp(`^${LOST}`, 'i');
const skip = new RegExp(`^${SKIP}`, 'i');
const move = new RegExp(`^${MOVE}\\s*`);
const edges = /^[\s,，。;；、:：的吧了]+|[\s,，。;；、]+$/g;
/** What says nothing behind a date: 3明天再打. */
const again = /^(?:再)?(?:打|联系|说|跟进|回访|聊|跟|约|做|弄|看|处理|提醒我?|办)?(?:给?他|给?她|一下|吧|了|电话)*$/;

/** What the words behind a number say was done; null when they say no such thing. */
export function deedOf(words: string, now: Moment): Deed | null {
  const said = words.replace(edges, '');
  const note = (match: RegExpExecArray) => noteOf(said.slice(match[0].length));
  const missed = unreachable.exec(said);
  if (missed) return { do: 'unreachable', ...note(missed) };
  const finished = done.exec(said) ?? told.exec(said);
  // 1打了没接: tried, not done.
  const failed = finished && unreachable.exec(said.slice(finished[0].length).replace(edges, ''));
  if (failed) return { do: 'unreachable' };
  if (told.test(said)) return { do: 'done', note: said };
  if (finished) return { do: 'done', ...note(finished) };
  const gave = lost.exec(said) ?? (boughtElsewhere(said, now) ? /^/.exec(said) : null);
  if (gave) return lostDeed(said, now);
  const skipped = skip.exec(said);
  if (skipped) return { do: 'skip', ...note(skipped) };
  return snoozeDeed(said, now);
}

const buying = /^(?:已经?|都|最后)*(?:买|订|定|提|选)了(?:[一两]?[台辆])?/;

/** 6买了比亚迪: nobody names the brand of his own store. @param said what stands behind a number */
export function boughtElsewhere(said: string, now: Moment): boolean {
  const lead = buying.exec(said)?.[0].length;
  return (
    lead !== undefined && findModels(prepare(said, now)).some((car) => car.start === lead && car.value.brand !== null)
  );
}

function noteOf(rest: string): { note?: string } {
  const note = rest.replace(edges, '');
  return note === '' ? {} : { note };
}

function lostDeed(said: string, now: Moment): Deed {
  const reading = readingOf(prepare(said, now));
  const named = competitorNamed(reading, undefined);
  const reason = named ? 'competitor' : reasonOf(reading).value;
  return { do: 'lost', ...(reason && { reason }), ...(named && { competitor: named.value.name }) };
}

const byDays = new RegExp(`^${LATER}(?:后|再[打说联看]\\S*|吧)?$`);

function snoozeDeed(words: string, now: Moment): Deed | null {
  const said = words.replace(byDays, '$<span>后');
  const lead = move.exec(said)?.[0].length ?? 0;
  const text = prepare(said, now);
  const [date] = findDates(text);
  if (!date || date.start > lead || date.end <= lead) return null;
  const when = whenOf(
    { ...readingOf(text), dates: [{ ...date, phrase: date.value, direction: 'either' }] },
    [0],
    'ahead',
  );
  if (!when || 'ask' in when) return null;
  const rest = said.slice(date.end).replace(edges, '');
  return {
    do: 'snooze',
    date: when.date,
    ...(when.time && { time: when.time }),
    ...(again.test(rest) ? {} : noteOf(rest)),
  };
}
