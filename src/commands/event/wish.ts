import type { Criteria } from '../../crm/events.ts';
import type { InvitationState } from '../../db/generated/client.ts';
import type { CalendarDate, ClockTime, Moment } from '../../language/calendar-date.ts';
import { findDates } from '../../language/dates.ts';
import { resolve } from '../../language/dates-resolve.ts';
import { MASK, mask } from '../../language/span.ts';
import { prepare } from '../../language/text.ts';
import { type GuestAnswer, guestAnswers } from './answers.ts';
import { criteriaIn } from './criteria.ts';

export type { GuestAnswer } from './answers.ts';

/** An event to be held; null where it was not said, or not so that it can be told. */
export interface Planned {
  readonly title: string;
  readonly date: CalendarDate | null;
  readonly time: ClockTime | null;
  readonly criteria: Criteria | null;
}

/** What a member wants with an event. `title`: as typed, when one of several is named. */
export type EventWish =
  | { readonly kind: 'show'; readonly title: string | null }
  | { readonly kind: 'hold'; readonly planned: Planned }
  | { readonly kind: 'answer'; readonly title: string | null; readonly answers: readonly GuestAnswer[] }
  | { readonly kind: 'cancel'; readonly title: string };

export type Settled = Extract<InvitationState, 'coming' | 'declined' | 'attended' | 'absent'>;

const cancelled =
  /^(?:取消|停办|不办)(?:了)?(?:活动|(?=\S*(?:试驾|品鉴|车主|团购|体验|答谢|发布|赏车)会$|\S*嘉年华$))[\s:：]*(?<title>.*)$|^活动[\s:：]*(?:取消|停办|不办)(?:了)?[\s:：]*(?<behind>.*)$/;
const prefixed = /^(?:店里的?|办个?|搞个?)?活动(?:[\s:：,，]+|(?=\d|情况|进度|进展|名单|报名)|$)(?<rest>.*)$/s;
const inviting = /(?:邀请|邀约|请|叫上|通知)(?!假)(?<who>.*)$/s;
const asksState = /^(?:情况|进度|进展|怎么样了?|报名情况|名单|看看|查看|统计)?$/;
/** 话术 活动 and 活动怎么说 ask for words. */
const words = /话术|怎么(?:说|写|发|邀)|文案/;
const LONGEST_TITLE = 20;

/**
 * What is said of an event: 活动 · 活动 9月26日下午2点 试驾会 邀请 H级和A级 · 3来 5不来 · 取消活动 试驾会.
 * @param known names of the speaker's customers
 * @returns null when the message is something else
 */
export function eventWish(said: string, now: Moment, known: readonly string[]): EventWish | null {
  if (words.test(said)) return null;
  const off = cancelled.exec(said)?.groups;
  if (off) return { kind: 'cancel', title: (off.title ?? off.behind ?? '').trim() };
  const rest = prefixed.exec(said)?.groups?.rest?.trim();
  if (rest === undefined) {
    const answers = guestAnswers(said, now, known, false);
    if (answers) return { kind: 'answer', title: null, answers };
    // Without the word 活动 only what is an invitation beyond doubt.
    const planned = plannedIn(said, now);
    return planned?.date && planned.criteria && planned.title !== UNTITLED ? { kind: 'hold', planned } : null;
  }
  if (asksState.test(rest)) return { kind: 'show', title: null };
  const planned = plannedIn(rest, now);
  if (planned) return { kind: 'hold', planned };
  const answers = guestAnswers(rest, now, known, true);
  if (answers) return { kind: 'answer', title: null, answers };
  const [, title = '', behind = ''] = /^(\S+)\s+(.+)$/s.exec(rest) ?? [];
  const named = behind === '' ? null : guestAnswers(behind, now, known, true);
  if (named) return { kind: 'answer', title, answers: named };
  // 活动 周六 试驾会: to whom is asked; 活动 试驾会: how it stands.
  const dated = holding(rest, now);
  if (dated.date) return { kind: 'hold', planned: { ...dated, criteria: null } };
  return rest.length <= LONGEST_TITLE ? { kind: 'show', title: rest } : null;
}

const UNTITLED = '店内活动';
/** 邀请H级客户参加周六的试驾会 */
const joining = /^(?:邀请|邀约|请|叫上|通知)(?<who>.+?)(?:都)?(?:来|过来|到店)?参加(?<what>.+)$/s;

function plannedIn(said: string, now: Moment): Planned | null {
  const { who, what } = joining.exec(said)?.groups ?? {};
  const wanted = who === undefined ? null : criteriaIn(who, now);
  if (what !== undefined && wanted) return { ...holding(what, now), criteria: wanted };
  const match = inviting.exec(said);
  if (!match) return null;
  return { ...holding(said.slice(0, match.index), now), criteria: criteriaIn(match.groups?.who ?? '', now) };
}

/** The day, the time and, in what is left, the title. */
function holding(said: string, now: Moment): Omit<Planned, 'criteria'> {
  const text = prepare(said, now);
  const dates = findDates(text);
  const [first] = dates;
  const when = first ? resolve(first.value, now, 'ahead') : null;
  const title = mask(text, dates)
    .text.replaceAll(MASK, ' ')
    .replace(/^[\s,，、:：。]*(?:在|办一?[场个]?|搞一?[场个]?|举办|有一?[场个]?|店里)*\s*/, '')
    .replace(/[\s,，、:：。]+/g, ' ')
    .trim()
    .slice(0, LONGEST_TITLE);
  const known = when && 'date' in when ? when : null;
  return { title: title || UNTITLED, date: known?.date ?? null, time: known?.time ?? null };
}
