import { sayStart, tellCancelled } from '../../care/event/tell.ts';
import { replan } from '../../care/replan.ts';
import { reaches } from '../../crm/customer.ts';
import { type EventWithGuests, ownOf } from '../../crm/events.ts';
import { UserError } from '../../errors.ts';
import { type CommandContext, numbered, type Reply } from '../context.ts';
import { mayHold } from './hold.ts';
import { eventsCalled } from './which-event.ts';

/** Calls an event off and tells everybody who had customers to invite. Of several it asks which. */
export async function callOffEvent(
  context: CommandContext,
  which: { readonly title: string } | { readonly eventId: string },
): Promise<Reply> {
  mayHold(context);
  const { now } = context;
  const events = await eventsCalled(context, 'title' in which ? which.title : null);
  const isAhead = ({ startsOn, startsAt }: EventWithGuests) =>
    startsAt ? startsAt > now.instant : startsOn >= now.date;
  const ahead = events.filter((event) => isAhead(event) && (!('eventId' in which) || event.id === which.eventId));
  const [event] = ahead;
  if (event && ahead.length === 1) await mayCallOff(context, event);
  if (!event) {
    const word = events[0]?.startsOn === now.date ? '开始' : '过';
    throw new UserError(`这个活动已经${word}了，不用取消。`);
  }
  if (ahead.length === 1) return { text: await callOff(context, event) };
  const options = ahead.map((one) => ({
    label: `${one.title} ${sayStart(one, now)}`,
    go: { do: 'run', command: 'event', facts: {}, note: '', settled: { cancel: one.id } },
  }));
  return { text: ['取消哪一场？回数字就好：', ...numbered(options)].join('\n'), ask: { kind: 'event', options } };
}

/** What a general manager has called is not a team's to call off. @throws UserError that says whose it is */
async function mayCallOff({ tx, scope }: CommandContext, { createdById }: EventWithGuests): Promise<void> {
  if (reaches(scope, createdById)) return;
  const { name } = await tx.member.findUniqueOrThrow({ where: { id: createdById }, select: { name: true } });
  throw new UserError(`这场活动是${name}发起的，要取消请跟${name}说一声。`);
}

async function callOff({ writing, settings, now }: CommandContext, event: EventWithGuests): Promise<string> {
  const { invitations, ...row } = event;
  await writing.update('event', row, { state: 'cancelled' });
  const members = [...new Map(invitations.map(({ member }) => [member.id, member])).values()];
  for (const member of members) {
    const coming = ownOf(event, member.id).filter(({ state }) => state === 'coming');
    await tellCancelled(
      writing,
      member.id,
      event,
      coming.map(({ customer }) => customer.name),
    );
  }
  const coming = invitations.filter(({ state }) => state === 'coming').map(({ customerId }) => customerId);
  await replan(writing, coming, { settings });
  const told = members.map(({ name }) => name).join('、');
  const rest = coming.length > 0 ? `，答应来的${coming.length}位请他们去说` : '';
  return `${event.title}（${sayStart(event, now)}）取消了，已经告诉${told}${rest}。`;
}
