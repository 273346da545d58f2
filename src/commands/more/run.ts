import { moreOfList } from '../../care/morning.ts';
import { nextPage } from '../../crm/continuation.ts';
import type { CommandContext, Reply } from '../context.ts';

/**
 * The rest of the last list or reply that had one, once; what still does not fit waits for the next 更多. After that,
 * what today's list had no room for.
 */
export async function runMore(context: CommandContext): Promise<Reply> {
  const { tx, speaker, writing } = context;
  if (speaker.continuation !== null) {
    const { page, left } = nextPage(speaker.continuation);
    await tx.member.update({ where: { id: speaker.id }, data: { continuation: left } });
    return { text: page };
  }
  const page = await moreOfList(tx, speaker.id, writing.inboundId, context);
  if (!page) return { text: '后面没有了。' };
  if (page.rest !== null) await tx.member.update({ where: { id: speaker.id }, data: { continuation: page.rest } });
  return { text: page.text };
}
