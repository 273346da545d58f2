import { type EventWithGuests, eventsOf } from '../../crm/events.ts';
import { UserError } from '../../errors.ts';
import { sayDate } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';

/** The events whose title has these words, all without any; the newest message first. @throws UserError when none is on */
export async function eventsCalled(context: CommandContext, title: string | null): Promise<EventWithGuests[]> {
  const { tx, scope, now } = context;
  const events = await eventsOf(tx, scope, now);
  if (events.length === 0) throw new UserError(nothingOn(context));
  const named = title ? events.filter((one) => one.title.includes(title) || title.includes(one.title)) : events;
  if (named.length > 0) return named;
  const there = events.map((one) => `${one.title}（${sayDate(one.startsOn, now)}）`).join('、');
  throw new UserError(`没有叫“${title}”的活动，现在有：${there}。`);
}

const nothingOn = ({ speaker }: CommandContext): string =>
  speaker.role === 'rep'
    ? '现在没有要你邀请客户的活动。'
    : '现在没有活动。要办就说：活动 9月26日下午2点 试驾会 邀请 H级和A级';
