import { sayStart } from '../../care/event/tell.ts';
import { type EventWithGuests, ownOf } from '../../crm/events.ts';
import type { InvitationState } from '../../db/generated/client.ts';
import { sayInvited } from '../../digests/events.ts';
import type { CommandContext, Reply } from '../context.ts';
import { eventsCalled } from './which-event.ts';

const names: readonly (readonly [InvitationState, string])[] = [
  ['attended', '到了'],
  ['absent', '没到'],
  ['coming', '来'],
  ['invited', '没回音'],
  ['declined', '不来'],
];

/** How events stand: a member's own guests by number, a leader's team in figures. */
export async function showEvents(context: CommandContext, title: string | null): Promise<Reply> {
  const events = await eventsCalled(context, title);
  return { text: events.map((event) => sayEvent(context, event)).join('\n\n') };
}

function sayEvent({ speaker, now }: CommandContext, event: EventWithGuests): string {
  const own = ownOf(event, speaker.id);
  const others = event.invitations.filter(({ memberId }) => memberId !== speaker.id);
  const members = [...new Map(others.map(({ member }) => [member.id, member.name]))];
  const figures = members.map(
    ([id, name]) => `${name}：${sayInvited(others.filter(({ memberId }) => memberId === id))}`,
  );
  const mine = names.flatMap(([state, name]) => {
    const guests = own.flatMap((one, index) => (one.state === state ? [`${index + 1} ${one.customer.name}`] : []));
    return guests.length > 0 ? [`${name}${guests.length}位：${guests.join('、')}`] : [];
  });
  return [`【${event.title}】${sayStart(event, now)} · ${sayInvited(event.invitations)}`, ...figures, ...mine].join(
    '\n',
  );
}
