import { holdsLater } from '../../care/expire.ts';
import type { Story } from '../../care/story.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayDate, sayDay, sayWhen } from '../../language/say.ts';
import { type Circumstances, comingList, isQuietNow, sayQuiet, whyNoList } from './circumstances.ts';

type Touchpoint = Story['touchpoint'];

/** When a touchpoint that waits for its prompt gets it, and what has moved it there. */
export function sayWaiting(touchpoint: Touchpoint, around: Circumstances): string {
  const { promptAt } = touchpoint;
  return promptAt ? waitingForTime(touchpoint, promptAt, around) : waitingForList(touchpoint, around);
}

function waitingForTime({ dueAt }: Touchpoint, promptAt: Date, around: Circumstances): string {
  const { now } = around;
  if (promptAt <= now.instant)
    return isQuietNow(around) ? `到点了，但现在是免打扰时间（${sayQuiet(around)}），过后马上补发` : '到点了，马上就发';
  const early =
    dueAt && promptAt < dueAt
      ? `（${momentOf(dueAt).time}在免打扰时间${sayQuiet(around)}里，提前到免打扰开始之前）`
      : '';
  return `还没到，${sayWhen(promptAt, now)}单独提醒${early}`;
}

function waitingForList(touchpoint: Touchpoint, around: Circumstances): string {
  const { state, promptOn, dueOn, lastOn, createdAt } = touchpoint;
  const { now, fullAt } = around;
  const day = promptOn ?? dueOn;
  const isMoved = day !== dueOn && state === 'planned';
  const moved = isMoved
    ? `${sayDate(dueOn, now)}${whyNoList(dueOn, around)}，${day > dueOn ? '顺延' : '提前'}到${sayDate(day, now)}；`
    : '';
  if (day > now.date) return `${moved}还没到，${sayDay(day, now)}的清单里提醒`;
  if (fullAt && createdAt <= fullAt) return moved + sayOverLimit(around);
  const coming = comingList(around);
  const comesLate = coming > lastOn && !holdsLater(touchpoint);
  if (comesLate && day === now.date) return `${moved}${whyNotToday(around)}，下一张清单里就过时候了，今天有空就办`;
  if (comesLate) return `${moved}那天的清单没能发出，时候已过`;
  return moved + sayComing(coming, around);
}

/** Today's list had no room for it. */
export function sayOverLimit({ settings, owner, speakerId }: Circumstances): string {
  const more = owner.id === speakerId ? '其余回“更多”就看得到' : `其余要${owner.name}回“更多”才看得到`;
  return `排在今天的清单限额之外：清单先放最急的${settings.list.limit}位，${more}，没看的明天接着排`;
}

function sayComing(coming: Circumstances['now']['date'], around: Circumstances): string {
  const { now, listAt } = around;
  if (coming === now.date) {
    if (isQuietNow(around) && now.time >= listAt)
      return `今天的清单还没发，因为现在是免打扰时间（${sayQuiet(around)}），过后就发`;
    return now.time < listAt ? `在今天的清单里，清单${listAt}前后才发` : '在今天的清单里，清单马上就发';
  }
  return `${whyNotToday(around)}，放进${sayDay(coming, now)}的清单`;
}

const whyNotToday = (around: Circumstances): string =>
  around.listMade ? '今天的清单已经发过，之后才排上的' : `今天${whyNoList(around.now.date, around)}，没有清单`;
