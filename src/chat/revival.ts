import { notify } from '../care/notice.ts';
import type { CommandContext } from '../commands/context.ts';
import type { FoundCustomer } from '../crm/find-customer.ts';
import { leadersOf } from '../crm/leaders.ts';
import { stageNames } from '../crm/names.ts';
import type { Loss } from '../db/generated/client.ts';
import type { Fact } from '../facts/fact.ts';
import { facts } from '../facts/index.ts';
import type { Columns, Decided, Query } from '../facts/recording.ts';
import type { Understanding } from './understand.ts';

/** A lost customer who is followed again. */
export interface Revival {
  readonly columns: Columns;
  readonly mention: string;
}

type Named = Pick<FoundCustomer, 'id' | 'name' | 'ownerId' | 'stage'>;

const revives = ({ facts: stated }: Understanding, { revived }: Decided): boolean => {
  const values: Readonly<Record<string, unknown>> = { ...stated };
  const all = facts as unknown as readonly Fact<string, unknown>[];
  return revived === true || all.some(({ key, revives }) => values[key] !== undefined && revives?.(values[key]));
};

/**
 * A lost customer who came in, is expected or wants a car again is one to be followed: back to the stage they were
 * lost from when they own a car of ours, else to deciding. A loss nobody has confirmed is withdrawn.
 * @returns null when nothing of the kind was said, or that they are lost
 */
export async function revivalOf(
  context: CommandContext,
  customer: Named,
  meaning: Understanding,
  decided: Decided,
): Promise<Revival | null> {
  if (customer.stage !== 'lost' || meaning.facts.lost || !revives(meaning, decided)) return null;
  const { tx, writing, now, speaker } = context;
  const loss = await tx.loss.findFirst({
    where: { customerId: customer.id, state: { in: ['pending', 'confirmed'] } },
    orderBy: { createdAt: 'desc' },
  });
  const owned = loss && (loss.stageBefore === 'delivered' || loss.stageBefore === 'loyal');
  const stage = owned ? loss.stageBefore : 'deciding';
  const isPending = loss?.state === 'pending';
  if (isPending) {
    await writing.update('loss', loss, { state: 'withdrawn', deciderId: speaker.id, decidedAt: now.instant });
    await tellWithdrawn(context, customer, loss);
  }
  const also = isPending ? '，待确认的战败也撤回了' : '';
  return {
    columns: { stage, stageSince: now.date },
    mention: `${customer.name}回来了：从战败转回${stageNames[stage]}${also}`,
  };
}

async function tellWithdrawn({ tx, writing, speaker, now }: CommandContext, customer: Named, { id, number }: Loss) {
  const leaders = (await leadersOf(tx, [customer.ownerId])).get(customer.ownerId)?.managers ?? [];
  const text = `${customer.name}又回来了，${speaker.name}撤回了战败申请（第${number}条），不用再批。`;
  for (const { id: memberId } of leaders)
    await notify(tx, { key: `loss:${id}:${writing.inboundId}:${memberId}`, memberId, text, now });
}

/** A lost customer was reached by phone or WeChat: only the member knows what came of it. */
export function stillLost({ name, stage }: Named, { facts: stated }: Understanding, revived: boolean): Query | null {
  if (revived || stage !== 'lost' || stated.lost || !stated.contact?.reached) return null;
  return {
    text: `${name}之前报了战败，现在呢？回数字就好：`,
    options: [
      { label: '有转机，重新跟进', facts: {}, decided: { revived: true } },
      { label: '还是战败', facts: {} },
    ],
  };
}
