import type { CommandContext } from '../commands/context.ts';

/** Any message but a bare number closes the open question. */
export async function closeQuestion({ tx, question, speaker }: CommandContext): Promise<void> {
  if (!question) return;
  await tx.question.updateMany({ where: { memberId: speaker.id, state: 'open' }, data: { state: 'closed' } });
}
