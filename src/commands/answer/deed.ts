import { competitorNamed, reasonOf } from '../../facts/lost/reason.ts';
import { readingOf } from '../../facts/reading/reading.ts';
import { whenOf } from '../../facts/reading/when.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { prepare } from '../../language/text.ts';
import type { AnswerItem } from './items.ts';

/** What was done with an item, without its number. */
export type Deed = Omit<AnswerItem, 'n' | 'except'>;

const all = '(?:都|全部?|已经?|已|全都|统统)*';
const DONE = `${all}(?:完成|做完|搞定|办好|办完|处理好?|弄好|打完|联系(?!不)(?:过|完)?|回访过?|跟进过?|打过|发过|聊过|说过|见过|打(?=了)|发(?=了)|聊(?=了)|说(?=了)|好(?=了)|完(?=了|$|[\\s,，])|做(?=了)|见(?=了)|送(?=了)|ok|okay|done|√|✓|✔️?|✅|👌|行(?=了))(?:了|好了|掉了)*`;
const UNREACHABLE =
  '(?:电话)?(?:还是|又|都|一直)*(?:没有?人?接(?:电话|听|通)?|未接(?:通|听)?|无人接听?|不接(?:电话)?|打不通|没打通|没通|不通|关机|停机|空号|占线|拒接|挂断?|联系不上|没联系上|没回(?:复|信息|消息|微信)?|不在服务区)(?:了)?';
const LOST = '(?:已经?)?(?:战败|输单|丢单|输了|丢了|流失|没戏|不买了|不要了|买了(?:别|竞|其)|放弃)(?:了)?';
const SKIP =
  '(?:跳过|略过|忽略|不用(?:管|打|联系|跟)?|pass|先不(?:管|打|联系)?|不管|划掉|去掉|算了|取消|不需要)(?:了|吧)?';
const MOVE =
  '(?:改到|改成|改|推到|推迟到?|推|延到|延后到?|延期到?|放到|挪到|等到?|约到?|换到|定在|再说|晚点|延后|推迟)?';

/** 约了周六来店: who tells what came of it has done it. */
const TOLD =
  '(?:已经?)?(?:约好?了|约到了|谈好?了|谈了|加了微信|客户说|他说|她说|到店了|来店了|试驾了|成交了|交了[订定]金|提车了|下[订定]了)';

/** How a deed begins; a date is one too, found by the date reader. */
export const deedBegins = new RegExp(`^(?:${DONE}|${UNREACHABLE}|${LOST}|${SKIP}|${TOLD})`, 'i');
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
  const finished = done.exec(said);
  if (finished) return { do: 'done', ...note(finished) };
  if (told.test(said)) return { do: 'done', note: said };
  const gave = lost.exec(said);
  if (gave) return lostDeed(said, now);
  const skipped = skip.exec(said);
  if (skipped) return { do: 'skip', ...note(skipped) };
  return snoozeDeed(said, now);
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

function snoozeDeed(said: string, now: Moment): Deed | null {
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
