import { replan } from '../../care/replan.ts';
import { customersToMove } from '../../care/working-changed.ts';
import { undoLast } from '../../crm/undo.ts';
import type { CommandContext, Reply } from '../context.ts';

/** Takes back everything of the speaker's last message that changed anything. */
export async function runUndo(context: CommandContext): Promise<Reply> {
  const { tx, writing, speaker } = context;
  const undone = await undoLast(tx, speaker.id, writing.inboundId);
  if (!undone) return { text: '没有可以撤销的记录了。' };
  const { settings } = context;
  const moved = await Promise.all(undone.memberIds.map((id) => customersToMove(tx, id, settings)));
  await replan(writing, [...undone.customerIds, ...moved.flat()], { settings });
  return { text: `已撤销：“${undone.text}”\n这条带来的改动都收回了；再说一次“撤销”，就收回再前面一条。` };
}
