import { notify } from '../../care/notice.ts';
import type { Settings } from '../../care/presets.ts';
import { type Leader, leadersOf } from '../../crm/leaders.ts';
import type { Writing } from '../../crm/writing.ts';
import type { Customer, Loss, Role } from '../../db/generated/client.ts';
import { daysBetween } from '../../language/calendar-date.ts';
import type { Query } from '../recording.ts';
import { callOff } from './call-off.ts';
import { oweLossCards } from './card.ts';
import type { Lost } from './read.ts';
import { lostReasonNames, sayLostReason } from './reason-names.ts';

/** A customer given up, by a fact or an answer to the list. */
export interface LossReport {
  readonly writing: Writing;
  readonly settings: Settings;
  readonly speaker: { readonly id: string; readonly name: string; readonly role: Role };
  readonly customer: Pick<Customer, 'id' | 'name' | 'ownerId' | 'interest' | 'recordBeganOn'>;
  /** How the customer stood before. */
  readonly before: Pick<Customer, 'stage' | 'level' | 'levelSetOn'>;
  readonly value: Lost;
}

/** What the member who reported it has to hear. */
export interface Reported {
  readonly mention: string | null;
  readonly query: Query | null;
}

/** Whose word is enough: nobody confirms a manager's losses. */
export const decides = (role: Role): boolean => role === 'manager' || role === 'general_manager';

/**
 * Keeps a loss, which the owner's managers are asked to confirm. A manager's own, or one nobody could confirm, is
 * confirmed at once, and what was promised and arranged is called off. Said of a customer who is lost already, it
 * adds the reason. The customer's columns are the caller's.
 */
export async function reportLoss(report: LossReport): Promise<Reported> {
  const { writing, customer, before, value } = report;
  const { tx } = writing;
  const known =
    before.stage === 'lost'
      ? await tx.loss.findFirst({
          where: { customerId: customer.id, state: { in: ['pending', 'confirmed'] } },
          orderBy: { createdAt: 'desc' },
        })
      : null;
  const query = value.reason === null ? whichReason : null;
  const leaders = (await leadersOf(tx, [customer.ownerId])).get(customer.ownerId)?.managers ?? [];
  if (known) return { mention: await addReason(report, known, leaders), query: known.reason ? null : query };
  const isFinal = decides(report.speaker.role) || leaders.length === 0;
  const loss = await keep(report, isFinal);
  if (isFinal) {
    await callOff(writing, customer.id, writing.now.instant);
    await tellOwner(report, loss);
    return { mention: null, query };
  }
  const reached = await tx.interaction.count({ where: { customerId: customer.id, reached: true } });
  const { leastContacts } = report.settings.lost;
  const isEarly = reached < leastContacts;
  const days = daysBetween(customer.recordBeganOn, writing.now.date);
  const looked = customer.interest[0] ? [`看了${customer.interest[0]}`] : [];
  const story = `跟了${days}天、联系上${reached}次`;
  const about = [sayLostReason(value), ...looked, story].join('，');
  const early = isEarly ? `\n联系上的次数不到${leastContacts}次，可以请他再跟一跟。` : '';
  await tell(report, loss, leaders, `${report.speaker.name}报战败：${customer.name}（${about}）。${early}${how(loss)}`);
  await oweLossCards(report, loss, leaders, story);
  const names = leaders.map(({ name }) => name).join('、');
  const few = reached === 0 ? '还没联系上过' : `才联系上${reached}次`;
  return { mention: `已报给${names}确认${isEarly ? `；${few}，可能会请你再跟一跟` : ''}`, query };
}

function keep({ writing, customer, before, speaker, value }: LossReport, isFinal: boolean): Promise<Loss> {
  const { now } = writing;
  return writing.create('loss', {
    ...{ customerId: customer.id, memberId: writing.memberId, ...value, reportedOn: now.date },
    // One who came lost, as from a list, was nobody's before.
    ...{
      stageBefore: before.stage === 'lost' ? 'potential' : before.stage,
      levelBefore: before.level,
      levelSetOnBefore: before.levelSetOn,
    },
    ...(isFinal && { state: 'confirmed' as const, decidedAt: now.instant }),
    ...(isFinal && decides(speaker.role) && { deciderId: speaker.id }),
    createdAt: now.instant,
  });
}

/** A manager who gives up somebody else's customer tells whose it is. */
async function tellOwner({ writing, customer, speaker, value }: LossReport, { id }: Loss): Promise<void> {
  if (customer.ownerId === speaker.id) return;
  const { tx, now, inboundId } = writing;
  const text = `${speaker.name}把${customer.name}定为战败（${sayLostReason(value)}），之前的约定和预约都取消了。`;
  await notify(tx, { key: `loss:${id}:${inboundId}`, memberId: customer.ownerId, text, now });
}

/** The reason, told after the loss; who has still to decide hears of it. */
async function addReason(report: LossReport, loss: Loss, leaders: readonly Leader[]): Promise<string | null> {
  const { writing, customer, value, speaker } = report;
  const { reason, competitor } = value;
  await writing.update('loss', loss, { ...(reason && { reason }), ...(competitor && { competitor }) });
  if (loss.state !== 'pending' || (!reason && !competitor)) return null;
  const text = `${speaker.name}补了${customer.name}的战败原因：${sayLostReason(value)}。${how(loss)}`;
  await tell(report, loss, leaders, text);
  return null;
}

const how = ({ number }: Loss): string => `\n回“同意 ${number}”确认，或“驳回 ${number} 再跟一次”退回。`;

async function tell({ writing }: LossReport, { id }: Loss, leaders: readonly Leader[], text: string): Promise<void> {
  const { tx, now, inboundId } = writing;
  for (const { id: memberId } of leaders)
    await notify(tx, { key: `loss:${id}:${inboundId}:${memberId}`, memberId, text, now });
}

const whichReason: Query = {
  text: '什么原因？回数字就好：',
  options: Object.entries(lostReasonNames).map(([reason, label]) => ({
    label,
    facts: { lost: { reason, competitor: null } },
  })),
  inOneLine: true,
};
