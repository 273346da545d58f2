import { readableFacts } from '../../care/care-facts.ts';
import { loadCare } from '../../care/load.ts';
import { storiesOf } from '../../care/story.ts';
import { calendarOf, listTime } from '../../care/working.ts';
import { reaches } from '../../crm/customer.ts';
import { type FoundCustomer, findCustomers, nameKeyOf } from '../../crm/find-customer.ts';
import { givenTo } from '../../crm/handover.ts';
import { momentOf } from '../../language/calendar-date.ts';
import { sayDay } from '../../language/say.ts';
import type { CommandContext, Reply } from '../context.ts';
import { phonesFor } from '../phones.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import type { Circumstances } from './circumstances.ts';
import { explainText } from './text.ts';

/** Tells truthfully why a customer's reminders came, did not come, or are still to come. */
export async function runExplain(context: CommandContext, wish: Wish): Promise<Reply> {
  const gone = wish.customer === null ? null : await handedOver(context, wish.customer);
  if (gone) return { text: gone };
  const which = await whichCustomer(context, wish, { name: 'explain', example: '为什么没提醒我张伟' });
  if ('reply' in which) return which.reply;
  const { customer } = which;
  const around = await circumstancesOf(context, customer);
  return { text: phonesFor(context, customer, explainText(around, wish.note)), customerId: customer.id };
}

async function circumstancesOf(context: CommandContext, customer: FoundCustomer): Promise<Circumstances> {
  const { tx, scope, now, settings, speaker } = context;
  const owner = await tx.member.findUniqueOrThrow({ where: { id: customer.ownerId } });
  const [record] = await loadCare(tx, [customer.id], now);
  const list = await tx.morningList.findUnique({
    where: { memberId_date: { memberId: owner.id, date: now.date } },
    include: { prompts: { select: { number: true } } },
  });
  const shown = new Set(list?.prompts.map(({ number }) => number)).size;
  return {
    ...{ now, settings, owner },
    speakerId: speaker.id,
    customer: { name: customer.name, doNotContact: customer.doNotContact, lost: customer.stage === 'lost' },
    calendar: calendarOf(owner, settings),
    listMade: list !== null && list.composedAt !== null,
    fullAt: shown >= settings.list.limit ? (list?.composedAt ?? null) : null,
    listAt: listTime(owner, settings),
    facts: record ? readableFacts(record) : null,
    stories: await storiesOf(tx, scope, customer.id, now),
    names: (memberId) => reaches(scope, memberId),
  };
}

/**
 * A customer the speaker has talked about or was prompted for, and who is somebody else's now: the speaker learns
 * that much, and to whom where a handover told it already. Null when there is none, or one of that name in reach.
 */
async function handedOver(context: CommandContext, name: string): Promise<string | null> {
  const { tx, scope, speaker, now } = context;
  if ((await findCustomers(tx, scope, name)).length > 0) return null;
  const memberId = speaker.id;
  const once = await tx.customer.findFirst({
    where: {
      nameKey: nameKeyOf(name),
      OR: [
        { inbound: { some: { memberId } } },
        { touchpoints: { some: { prompts: { some: { memberId } } } } },
        { interactions: { some: { memberId } } },
      ],
    },
    select: { id: true, name: true, ownerId: true },
  });
  if (!once) return null;
  const handed = await givenTo(tx, once);
  return handed
    ? `${once.name}${sayDay(momentOf(handed.at).date, now)}已交接给${handed.name}，提醒发给${handed.name}，不再发给你；以前的记录都跟着过去了。`
    : `${once.name}现在归同事跟进，提醒发给同事，不再发给你；以前的记录都跟着过去了。`;
}
