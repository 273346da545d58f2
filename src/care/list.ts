import type { ClockTime } from '../language/calendar-date.ts';
import { type Page, page } from '../outbox/page.ts';

/** One customer of a list or of a single prompt, with all that is due for them. */
export interface Item {
  /** Fixed for the day. */
  readonly number: number;
  readonly name: string;
  /** In full: only the owner is prompted. */
  readonly phone: string | null;
  readonly car: string | null;
  /** Why now, the most urgent first; at least one. */
  readonly whys: readonly string[];
  /** What was talked about last. */
  readonly lastTopic: string | null;
}

const LONGEST_TOPIC = 40;
const LONGEST_WHY = 80;

/** When a list is sent, which on a day of trouble may be the afternoon, and how many customers it had no room for. */
interface Around {
  readonly time: ClockTime;
  readonly left: number;
}

/** The morning list. */
export function listText(memberName: string, items: readonly Item[], { time, left }: Around): Page {
  const [first] = items;
  if (!first) throw new RangeError('a list has at least one item');
  const head = `${greeting(time)}，${memberName}！今天${left > 0 ? '先' : ''}联系这${items.length}位：`;
  return pageOf([head, ...items.map(block)], [...footOf(items), lessUrgent(left)]);
}

/** What the list had no room for, as the answer to 更多. */
export function moreText(items: readonly Item[], left: number): Page {
  return pageOf(['清单里接着还有：', ...items.map(block)], [...footOf(items), lessUrgent(left)]);
}

const pageOf = (blocks: readonly string[], foot: readonly string[]): Page =>
  page(blocks, {
    foot: foot.filter(Boolean).join('\n'),
    more: (left) => `还有${left}位，回“更多”接着看。`,
  });

const lessUrgent = (left: number): string => (left > 0 ? `不太急的还有${left}位，想看回“更多”。` : '');

const footOf = (items: readonly Item[]): string[] => {
  const [first, second, third] = items;
  return first ? [howTo(first.number, third?.number ?? second?.number), `要现成的话就回“话术 ${first.number}”。`] : [];
};

/** A prompt sent alone at its time. `missed`: when it should have come, in words, for one that comes late. */
export function aloneText(item: Item, missed?: string): string {
  const lead = missed === undefined ? '⏰ ' : `⏰ 本该${missed}提醒你，来晚了，抱歉：\n`;
  return `${lead}${block(item)}\n\n${howTo(item.number)}`;
}

/**
 * Several prompts that could not be sent at their time, in one message.
 * @param items each with the time it should have come, in words; undefined for one that came then and is begun anew
 * @param down how long nothing was sent, in words; undefined when that was not the reason
 */
export function missedText(
  items: readonly (Item & { readonly missed: string | undefined })[],
  down: string | undefined,
): Page {
  const count = items.filter(({ missed }) => missed !== undefined).length;
  const late = down ? `⏰ 我停了${down}，期间错过${count}位，抱歉：` : `⏰ 这${count}位本该早点提醒你，来晚了，抱歉：`;
  const head = count > 0 ? late : `⏰ 这${items.length}位现在就要办：`;
  const blocks = items.map(({ missed, ...item }) =>
    block({
      ...item,
      whys: [`${missed === undefined ? '' : `（本该${missed}）`}${item.whys[0]}`, ...item.whys.slice(1)],
    }),
  );
  return pageOf([head, ...blocks], footOf(items).slice(0, 1));
}

const howTo = (done: number, later = done): string =>
  later === done
    ? `办完回“${done}完成”，改天回“${done}明天”。`
    : `办完回“${done}完成”，改天回“${later}明天”，一次回几条也行。`;

const greeting = (time: ClockTime): string => (time < '11:00' ? '早上好' : time < '18:00' ? '下午好' : '晚上好');

function block({ number, name, phone, car, whys, lastTopic }: Item): string {
  const who = [[`${number}. ${name}`, phone].filter(Boolean).join(' '), car].filter(Boolean).join(' · ');
  const topic = lastTopic && `上次聊到：${clip(lastTopic, LONGEST_TOPIC)}`;
  return [who, ...whys.map((why) => clip(why, LONGEST_WHY)), topic].filter(Boolean).join('\n');
}

/** The beginning of a text of one line, with 「…」 when something was left out. */
function clip(text: string, length: number): string {
  const line = [...text.replaceAll(/\s+/g, ' ').trim()];
  return line.length <= length ? line.join('') : `${line.slice(0, length).join('')}…`;
}
