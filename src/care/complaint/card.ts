import type { Tx } from '../../crm/writing.ts';
import type { Moment } from '../../language/calendar-date.ts';
import { cardReaders, oweCard } from '../cards/owe-card.ts';

/** A case as its card tells of it. */
export interface ComplaintCard {
  readonly id: string;
  readonly memberId: string;
  readonly customerId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly about: string;
  readonly owner: string;
  /** How the clock stands: 10:30前要先联系上客户. */
  readonly clock: string;
  /** Names the notice it comes with. */
  readonly notice: string;
}

/** Owes a leader who wants cards one about a complaint, behind the text that says the same. */
export async function oweComplaintCard(tx: Tx, card: ComplaintCard, now: Moment): Promise<void> {
  const { id, memberId, customerId, name, phone, about, owner, clock, notice } = card;
  if ((await cardReaders(tx, [memberId])).length === 0) return;
  await oweCard(tx, {
    ...{ kind: 'complaint', memberId, customerId, subjects: [id], number: null, now },
    about: notice,
    words: {
      source: '客户投诉',
      title: `${name}投诉：${about}`,
      more: clock,
      rows: [
        ['负责人', owner],
        ['电话', phone && `尾号${phone.slice(-4)}`],
      ],
    },
  });
}
