import { cardReaders, oweCard } from '../../care/cards/owe-card.ts';
import type { Leader } from '../../crm/leaders.ts';
import type { Loss } from '../../db/generated/client.ts';
import { sayLostReason } from './reason-names.ts';
import type { LossReport } from './report.ts';

/** Owes the leaders who want cards one to confirm the loss by, behind the text that says the same. */
export async function oweLossCards(
  { writing, customer, speaker, value }: LossReport,
  loss: Loss,
  leaders: readonly Leader[],
  story: string,
): Promise<void> {
  const { tx, now } = writing;
  const readers = await cardReaders(
    tx,
    leaders.map(({ id }) => id),
  );
  for (const memberId of readers)
    await oweCard(tx, {
      ...{ kind: 'loss', memberId, customerId: customer.id, subjects: [loss.id], number: loss.number },
      about: `loss:${loss.id}`,
      words: {
        source: '战败待确认',
        title: `${loss.number}. ${customer.name}：${sayLostReason(value)}`,
        more: story,
        rows: [
          ['报的人', speaker.name],
          ['看的车', customer.interest[0]],
        ],
      },
      now,
    });
}
