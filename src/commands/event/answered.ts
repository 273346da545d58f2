import { replan } from '../../care/replan.ts';
import { countOf, type EventWithGuests, type Invited, ownOf } from '../../crm/events.ts';
import { nameKeyOf } from '../../crm/find-customer.ts';
import type { CommandContext, Reply } from '../context.ts';
import { eventsCalled } from './which-event.ts';
import type { GuestAnswer, Settled } from './wish.ts';

const said: Readonly<Record<Settled, string>> = { coming: '来', declined: '不来', attended: '到了', absent: '没到' };
/** Of a long list only the first are named. */
const MOST_NAMED = 8;

/** Writes down who comes and who came. Asking a customer is a contact, and coming to the store a visit. */
export async function recordAnswers(
  context: CommandContext,
  title: string | null,
  answers: readonly GuestAnswer[],
): Promise<Reply> {
  const { speaker, writing, settings, now } = context;
  const event = eventMeant(await eventsCalled(context, title), answers, context);
  const done: { readonly invited: Invited; readonly state: Settled }[] = [];
  const problems: string[] = [];
  for (const { who, state, note } of answers) {
    const found = guestsMeant(event, who, speaker.id);
    const [invited] = found;
    if (!invited) problems.push(typeof who === 'number' ? `没有${who}号` : `${who}不在邀请名单里`);
    else if (found.length > 1) problems.push(`有${found.length}位${who}，请回号码`);
    else {
      await settle(context, event, invited, state, note);
      done.push({ invited, state });
    }
  }
  for (const contacted of [true, false]) {
    const ids = done.filter(({ state }) => isContact(state) === contacted).map(({ invited }) => invited.customerId);
    const events = contacted ? [{ kind: 'contact', on: now.date } as const] : [];
    if (ids.length > 0) await replan(writing, [...new Set(ids)], { settings, events });
  }
  const [only] = done;
  const lines = [
    done.length > 0 &&
      `${event.title}：${done.map(({ invited, state }) => invited.customer.name + said[state]).join('，')}，记下了。`,
    problems.length > 0 && `${problems.join('；')}。`,
    done.length > 0 && stillOpen(event, done, speaker.id),
  ].filter((line) => line !== false && line !== '');
  return { text: lines.join('\n'), ...(done.length === 1 && only && { customerId: only.invited.customerId }) };
}

const isContact = (state: Settled): boolean => state !== 'absent';

/**
 * The newest event in which the numbers or names can be found: who came is told of one whose day has come, who will
 * come of one that is not over.
 */
function eventMeant(
  events: readonly EventWithGuests[],
  answers: readonly GuestAnswer[],
  { speaker, now }: CommandContext,
): EventWithGuests {
  const isTold = answers.some(({ state }) => state === 'attended' || state === 'absent');
  const inTime = events.filter(({ startsOn }) => (isTold ? startsOn <= now.date : startsOn >= now.date));
  const likely = [...inTime, ...events];
  const fits = likely.find((event) => answers.every(({ who }) => guestsMeant(event, who, speaker.id).length > 0));
  const [newest] = likely;
  if (!newest) throw new Error('eventsCalled finds one or throws');
  return fits ?? newest;
}

function guestsMeant(event: EventWithGuests, who: number | string, memberId: string): readonly Invited[] {
  const own = ownOf(event, memberId);
  if (typeof who === 'number') return own.slice(who - 1, who);
  const named = (one: Invited) => one.customer.nameKey === nameKeyOf(who) || one.customer.aliases.includes(who);
  const mine = own.filter(named);
  return mine.length > 0 ? mine : event.invitations.filter(named);
}

async function settle(
  { writing, now }: CommandContext,
  event: EventWithGuests,
  { customer, member: _member, ...invited }: Invited,
  state: Settled,
  note: string | undefined,
): Promise<void> {
  await writing.update('invitation', invited, { state, ...(note && { note }) });
  // Said again it corrects the answer; the customer was not asked a second time.
  const isAnswered = invited.state !== 'invited' && state !== 'attended';
  if (isAnswered || state === 'absent' || invited.state === state) return;
  const visit = state === 'attended';
  await writing.create('interaction', {
    ...{ customerId: customer.id, memberId: writing.memberId, reached: true, heldOn: now.date, createdAt: now.instant },
    channel: visit ? 'visit' : null,
    note: [`${event.title}：${said[state]}`, note].filter(Boolean).join('，'),
  });
  await writing.update('customer', customer, { lastContactOn: now.date });
}

function stillOpen(event: EventWithGuests, done: readonly { readonly invited: Invited }[], memberId: string): string {
  const answered = new Set(done.map(({ invited }) => invited.id));
  const own = ownOf(event, memberId);
  const open = own
    .map((one, index) => ({ ...one, number: index + 1 }))
    .filter(({ id, state }) => state === 'invited' && !answered.has(id));
  if (own.length === 0) return '';
  if (open.length === 0) return countOf(own, 'invited') > 0 ? '你的名单都问过了，辛苦！' : '';
  const named = open.slice(0, MOST_NAMED).map(({ number, customer }) => `${number} ${customer.name}`);
  return `还有${open.length}位没回音：${named.join('、')}${open.length > MOST_NAMED ? '……' : ''}`;
}
