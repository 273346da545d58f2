import { z } from 'zod';
import { type Guest, sayStart, tellInviter } from '../../care/event/tell.ts';
import { type Criteria, guestsWhere, invite, sayCriteria } from '../../crm/events.ts';
import { UserError } from '../../errors.ts';
import { type CalendarDate, type ClockTime, instantAt } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import { type CommandContext, numbered, type QuestionOption, type Reply } from '../context.ts';
import type { Planned } from './wish.ts';

/** An event with all that is needed to hold it; kept with the question as JSON. */
interface Ready {
  readonly title: string;
  readonly date: CalendarDate;
  readonly time: ClockTime | null;
  readonly criteria: Criteria;
}

const EXAMPLE = '活动 9月26日下午2点 试驾会 邀请 H级和A级';

/** Reads back what was understood, with how many each member would invite, and asks before anything is sent. */
export async function confirmHolding(context: CommandContext, planned: Planned): Promise<Reply> {
  mayHold(context);
  const ready = complete(context, planned);
  const perOwner = await guestsPerOwner(context, ready.criteria);
  const total = perOwner.reduce((sum, { guests }) => sum + guests.length, 0);
  if (total === 0)
    throw new UserError(`名单里没有${sayCriteria(ready.criteria)}的客户，换个条件再说一次，例如：${EXAMPLE}`);
  const shares = perOwner.map(({ owner, guests }) => `${owner.name}${guests.length}位`).join('、');
  const options: QuestionOption[] = [
    { label: '发出邀请', go: again({ hold: JSON.stringify(ready) }) },
    { label: '先不发', go: again({ drop: 'yes' }) },
  ];
  const text = [
    `${ready.title}，${start(context, ready)}${ready.time ? '' : '（时间没说）'}，邀请${sayCriteria(ready.criteria)}，共${total}位：`,
    `${shares}。说过别打扰的客户不在内。`,
    '现在发给大家去邀请吗？回数字就好：',
    ...numbered(options),
  ];
  return { text: text.join('\n'), ask: { kind: 'event', options } };
}

const again = (settled: Readonly<Record<string, string>>): QuestionOption['go'] => ({
  ...{ do: 'run', command: 'event', facts: {}, note: '', settled },
});

const start = ({ now }: CommandContext, { date, time }: Ready): string =>
  sayStart({ startsOn: date, startsAt: time && instantAt(date, time) }, now);

/** @throws UserError for reps */
export function mayHold({ speaker }: CommandContext): void {
  if (speaker.role === 'rep') throw new UserError('活动由经理来发起和取消；邀请到你的客户时，我会把名单发给你。');
}

/** @throws UserError that says what is missing */
function complete({ now }: CommandContext, { title, date, time, criteria }: Planned): Ready {
  if (!date) throw new UserError(`哪天办？日期写清楚再说一次就好，例如：${EXAMPLE}`);
  if (date < now.date) throw new UserError(`${sayDate(date, now)}已经过了，换一天再说一次。`);
  if (!criteria)
    throw new UserError(
      `邀请谁我没看懂。可以说级别、阶段、价值、车型、基盘，或者全部，例如：\n邀请 H级和A级 · 邀请 看A4L的 · 邀请 价值A的车主 · 邀请 全部`,
    );
  return { title, date, time, criteria };
}

/** Whom the criteria mean, by owner: the owners in the order of their ids, their customers by level, then name. */
async function guestsPerOwner({ tx, scope }: CommandContext, criteria: Criteria) {
  const customers = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: guestsWhere(scope, criteria),
    include: {
      owner: { select: { id: true, name: true, continuation: true } },
      vehicles: { orderBy: { createdAt: 'desc' }, take: 1, select: { model: true } },
    },
    orderBy: [{ ownerId: 'asc' }, { level: 'asc' }, { name: 'asc' }, { id: 'asc' }],
  });
  const owners = [...new Map(customers.map(({ owner }) => [owner.id, owner])).values()];
  return owners.map((owner) => ({ owner, guests: customers.filter(({ ownerId }) => ownerId === owner.id) }));
}

const readySchema = z.object({
  title: z.string(),
  date: z.custom<CalendarDate>((value) => typeof value === 'string'),
  time: z.custom<ClockTime>((value) => typeof value === 'string').nullable(),
  criteria: z.custom<Criteria>((value) => typeof value === 'object' && value !== null),
});

/** Makes the event and its invitations, and sends each member whom to invite. @param kept what the question kept */
export async function hold(context: CommandContext, kept: string): Promise<Reply> {
  mayHold(context);
  const ready: Ready = readySchema.parse(JSON.parse(kept));
  const { writing, speaker, now } = context;
  const { title, date, time, criteria } = ready;
  const perOwner = await guestsPerOwner(context, criteria);
  const startsAt = time && instantAt(date, time);
  const event = await writing.create('event', {
    ...{ title, startsOn: date, startsAt, criteria: { ...criteria } },
    ...{ createdById: speaker.id, createdAt: now.instant },
  });
  for (const { owner, guests } of perOwner) {
    await invite(
      writing,
      event.id,
      owner.id,
      guests.map(({ id }) => id),
    );
    const told = guests.map(
      ({ name, phone, vehicles, interest }): Guest => ({ name, phone, car: interest[0] ?? vehicles[0]?.model ?? null }),
    );
    await tellInviter(writing, owner, event, told);
  }
  const shares = perOwner.map(({ owner, guests }) => `${owner.name}${guests.length}位`).join('、');
  return {
    text: `邀请发出去了：${title}，${start(context, ready)}。${shares}。\n进度回“活动”看；不办了回“取消活动 ${title}”。`,
  };
}
