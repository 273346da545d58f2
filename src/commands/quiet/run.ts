import { aloneAt, isQuiet } from '../../care/calendar.ts';
import type { Settings } from '../../care/presets.ts';
import { replan } from '../../care/replan.ts';
import { digestTime, listTime } from '../../care/working.ts';
import { customersToMove } from '../../care/working-changed.ts';
import type { Member } from '../../db/generated/client.ts';
import { leads } from '../../digests/team.ts';
import { UserError } from '../../errors.ts';
import { type ClockTime, clockTime, instantAt, momentOf } from '../../language/calendar-date.ts';
import type { CommandContext, Reply } from '../context.ts';
import { hoursWish } from './hours.ts';

interface Hours {
  readonly from: ClockTime;
  readonly to: ClockTime;
}

const NONE = clockTime(0);

/** Sets, ends or tells the speaker's quiet hours, and moves the reminders that fall into them. */
export async function runQuiet(context: CommandContext, said: string): Promise<Reply> {
  const { tx, writing, settings, speaker } = context;
  const wish = hoursWish(said);
  if (!wish) throw new UserError('这个时间我没看懂，例如：免打扰 21:00-8:30。');
  const member = await tx.member.findUniqueOrThrow({ where: { id: speaker.id } });
  if (wish.kind === 'show') {
    const how = '要改就说：免打扰 21:00-8:30；不要了就说：免打扰关闭。';
    return { text: `${sayHours({ from: member.quietFrom, to: member.quietTo }, member, context)}\n${how}` };
  }
  const hours = { off: { from: NONE, to: NONE }, default: settings.quiet, set: wish as Hours }[wish.kind];
  await writing.update('member', member, { quietFrom: hours.from, quietTo: hours.to });
  await replan(writing, await customersToMove(tx, member.id, settings), { settings });
  return { text: `好，${sayHours(hours, member, context)}` };
}

/** 22:00到次日8:30. */
export const saySpan = ({ from, to }: Hours): string => `${from}到${to <= from ? '次日' : ''}${to}`;

/** The hours with what they mean: when prompts inside come, and when the list does if it is held. */
function sayHours(hours: Hours, member: Member, { now, settings }: CommandContext): string {
  if (hours.from === hours.to) return '没有免打扰时间，清单和提醒到点就发。';
  const before = momentOf(aloneAt(instantAt(now.date, hours.from), hours)).time;
  const held = heldMessages(hours, member, settings);
  return `${saySpan(hours)}免打扰：这段时间不推送，落在里面的提醒提前到${before}；你发消息我照常回。${held}`;
}

/** What the hours hold back of the day's own messages. */
function heldMessages(hours: Hours, member: Member, settings: Settings): string {
  const held = [
    isQuiet(listTime(member, settings), hours) && '清单',
    leads(member) && isQuiet(digestTime(member, settings), hours) && '晚报',
  ].filter(Boolean);
  return held.length > 0 ? `${held.join('和')}也等到${hours.to}才发。` : '';
}
