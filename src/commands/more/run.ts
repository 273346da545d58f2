import type { CommandContext, Reply } from '../context.ts';

/** The rest of the last list or reply that had one, once; what still does not fit waits for the next 更多. */
export async function runMore({ tx, speaker }: CommandContext): Promise<Reply> {
  if (speaker.continuation === null) return { text: '后面没有了。' };
  await tx.member.update({ where: { id: speaker.id }, data: { continuation: null } });
  return { text: speaker.continuation };
}
