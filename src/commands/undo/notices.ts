import { STORIES } from '../../care/handed-over.ts';
import { notify } from '../../care/notice.ts';
import type { Undone } from '../../crm/undo.ts';
import type { CommandContext } from '../context.ts';

/** As much of a notice as it takes to know it again. */
const RECOGNISABLE = 40;

const contentOf = (message: unknown): string => (message as { text?: { content?: string } }).text?.content ?? '';

/**
 * What a message that is now taken back had owed to others: withdrawn while it waits, else corrected. A notice belongs
 * to the message when its key names the message or a row it made; the tick may have owed it later (a complaint's).
 * @returns the names of those who get a correction
 */
export async function correctNotices({ tx, speaker, now }: CommandContext, undone: Undone): Promise<string[]> {
  const owed = await tx.outbox.findMany({
    where: {
      createdAt: { gte: undone.at },
      memberId: { not: speaker.id },
      OR: [undone.inboundId, ...undone.madeIds].map((id) => ({ key: { contains: id } })),
    },
    include: { member: { select: { name: true } } },
    // As they were owed.
    orderBy: { id: 'asc' },
  });
  // Customers who are theirs no longer are nothing for 更多 either.
  const readers = owed.filter(({ key }) => key.startsWith(STORIES)).map(({ memberId }) => memberId);
  await tx.member.updateMany({ where: { id: { in: readers } }, data: { continuation: null } });
  const told: string[] = [];
  for (const { id, memberId, member, message } of owed) {
    const { count } = await tx.outbox.updateMany({
      where: { id, state: 'pending', attempts: 0 },
      data: { state: 'dead', error: 'withdrawn: the message it told of was taken back' },
    });
    if (count > 0) continue;
    const [first = ''] = contentOf(message).split('\n');
    // A card stands behind a text, which gets the correction.
    if (first === '') continue;
    const words = first.length > RECOGNISABLE ? `${first.slice(0, RECOGNISABLE)}……` : first.replace(/[。！]$/, '');
    const text = `更正：刚才那条“${words}”，${speaker.name}撤回了，不用管它。`;
    await notify(tx, { key: `correction:${id}`, memberId, text, now });
    told.push(member.name);
  }
  return [...new Set(told)];
}
