import { toBeContinued } from '../../crm/continuation.ts';
import type { Writing } from '../../crm/writing.ts';
import { type CalendarDate, type Moment, momentOf } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { page } from '../../outbox/page.ts';
import { notify } from '../notice.ts';

/** An event as its messages need it. */
export interface EventFacts {
  readonly title: string;
  readonly startsOn: CalendarDate;
  readonly startsAt: Date | null;
}

/** 9月26日 周六 14:00. */
export function sayStart({ startsOn, startsAt }: Omit<EventFacts, 'title'>, now: Moment): string {
  return `${sayDate(startsOn, now)}${startsAt ? ` ${momentOf(startsAt).time}` : ''}`;
}

/** Somebody to invite, as the member who invites reads it. */
export interface Guest {
  readonly name: string;
  readonly phone: string | null;
  readonly car: string | null;
}

/** Whom a member shall invite: numbered from 1 in the order given, and how to answer. What does not fit waits for 更多. */
export async function tellInviter(
  writing: Writing,
  member: { readonly id: string; readonly continuation: string | null },
  event: EventFacts,
  guests: readonly Guest[],
): Promise<void> {
  const { tx, inboundId, now } = writing;
  const head = `${sayStart(event, now)}店里办${event.title}，请你邀请这${guests.length}位：`;
  const lines = guests.map(({ name, phone, car }, index) => {
    const who = [`${index + 1}. ${name}`, phone].filter(Boolean).join(' ');
    return [who, car].filter(Boolean).join(' · ');
  });
  const [first, second] = guests.length > 1 ? [1, 2] : [1, 1];
  const example = guests.length > 1 ? `“${first}来 ${second}不来”` : '“1来”或“1不来”';
  const foot = `\n问到了回${example}；要现成的话回“话术 活动”。`;
  const more = (left: number) => `……还有${left}位，回“更多”接着看。`;
  const { text, rest } = page([head, ...lines], { between: '\n', foot, more });
  await notify(tx, { key: `event:${inboundId}:${member.id}`, memberId: member.id, text, now });
  if (rest === null) return;
  const continuation = toBeContinued([rest], member.continuation);
  await tx.member.update({ where: { id: member.id }, data: { continuation } });
}

/** Tells a member that an event is off, and who had said they would come. */
export function tellCancelled(
  { tx, inboundId, now }: Writing,
  memberId: string,
  event: EventFacts,
  coming: readonly string[],
): Promise<boolean> {
  const told = coming.length > 0 ? `已经答应来的${coming.join('、')}，记得说一声，别让客户白跑。` : '不用再邀请了。';
  const text = `${sayStart(event, now)}的${event.title}取消了。${told}`;
  return notify(tx, { key: `event:${inboundId}:${memberId}`, memberId, text, now });
}
