import { promptToCome } from '../../care/ahead.ts';
import { mostLists } from '../../care/expire.ts';
import { titleOf } from '../../care/index.ts';
import type { Deed, Story } from '../../care/story.ts';
import { sayDate, sayDay, sayWhen } from '../../language/say.ts';
import { type Circumstances, comingList, sayWho } from './circumstances.ts';
import { isUnseen, sayTold, sayToldBriefly } from './say-told.ts';
import { sayOverLimit, sayWaiting } from './say-waiting.ts';

/** One touchpoint: what it is, when the rule wants it, and what became of it. */
export function sayStory(story: Story, around: Circumstances): string {
  const { rule, step, subject, dueOn } = story.touchpoint;
  const vehicles = around.facts?.vehicles ?? [];
  const car = vehicles.length > 1 ? vehicles.find(({ id }) => id === subject)?.model : null;
  const due = `${car ? `${car}，` : ''}应在${sayDate(dueOn, around.now)}`;
  return `· ${titleOf(rule, step)}（${due}）：${fateOfStory(story, around)}${sayEscalated(story, around)}。`;
}

/** ；一直没办，9月28日 周一 09:36告诉了林静. */
function sayEscalated({ escalated }: Story, around: Circumstances): string {
  if (escalated.length === 0) return '';
  const said = escalated.map(({ member, at }) => `${sayWhen(at, around.now)}告诉了${sayWho(around, member)}`);
  return `；一直没办，${said.join('，')}`;
}

function fateOfStory(story: Story, around: Circumstances): string {
  const { state, reason } = story.touchpoint;
  switch (state) {
    case 'planned':
      return planned(story, around);
    case 'prompted':
      return prompted(story, around);
    case 'snoozed':
      return `${sayDeed(story.deed, around) || '已经'}改了时间，${sayWaiting(story.touchpoint, around)}`;
    case 'done':
      return `${sayDeed(story.deed, around)}已经勾掉${reason ? `（${reason}）` : ''}${toldBefore(story, around)}`;
    case 'skipped':
      return `${sayDeed(story.deed, around)}跳过了${reason ? `（${reason}）` : ''}${toldBefore(story, around)}`;
    case 'expired':
      return expired(story, around);
    case 'cancelled':
      return `不用提醒了，${reason ?? '原因没记下'}${toldBefore(story, around)}`;
    case 'suppressed':
      return `停了，${reason ?? '客户希望不被打扰'}${toldBefore(story, around)}`;
  }
}

function planned({ touchpoint, told }: Story, around: Circumstances): string {
  const { reason } = touchpoint;
  const { facts, now, settings } = around;
  const prompt = facts && promptToCome(touchpoint, facts, settings, now);
  const last = told.at(-1);
  const parts = [
    sayWaiting(touchpoint, around),
    reason && `${reason}，后来改了日期`,
    prompt && `到时这样提醒：“${prompt}”`,
    last && `之前${sayToldBriefly(last, around)}`,
  ];
  return parts.filter(Boolean).join('。');
}

function prompted({ touchpoint: { carried, rank }, told }: Story, around: Circumstances): string {
  const last = told.at(-1);
  if (!last) return '已经放进清单';
  const times = told.length > 1 ? `（前后${told.length}次）` : '';
  const said = sayTold(last, around) + times;
  if (isUnseen(last)) return said;
  if (carried >= mostLists(rank, around.settings)) return `${said}，还没回结果；这是最后一张清单`;
  if (last.list === around.now.date) {
    const answer = last.member.id === around.speakerId ? `，办完回“${last.number}完成”` : '';
    return `${said}，还没回结果${answer}`;
  }
  if (around.fullAt) return `${said}，还没回结果；${sayOverLimit(around)}`;
  return `${said}，还没回结果，${sayDay(comingList(around), around.now)}的清单里还会有`;
}

function expired({ touchpoint: { reason, lastOn }, told }: Story, around: Circumstances): string {
  const { now } = around;
  const days = told.flatMap(({ list }) => (list ? [sayDate(list, now)] : []));
  const ending = `${sayDate(lastOn, now)}之后就没意义了，已经结束`;
  if (told.length === 0) return `${ending}，期间没有提醒出去`;
  const last = told.at(-1);
  const unseen = told.filter(isUnseen).length;
  const missed = unseen > 0 ? `，其中${unseen}次没送到` : '';
  const times = `清单里提醒过${days.length}次（${days.join('、')}）${missed}`;
  const shown = days.length > 1 ? times : last && sayTold(last, around);
  return `${shown}，${reason ?? '没办'}，不再提醒`;
}

/** 李强9月18日 周五 10:20说“给张伟打电话了”，. */
function sayDeed(deed: Deed | null, around: Circumstances): string {
  if (!deed) return '';
  const { member, text, isAnswer, at } = deed;
  const who = `${sayWho(around, member)}${sayWhen(at, around.now)}`;
  const isOurs = member.id === around.speakerId || (around.names(member.id) && !isAnswer);
  return isOurs && text ? `${who}说“${text}”，` : `${who}回过，`;
}

function toldBefore({ told }: Story, around: Circumstances): string {
  const last = told.at(-1);
  return last ? `；之前${sayToldBriefly(last, around)}` : '，所以没再提醒';
}
