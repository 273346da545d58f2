import { replan } from '../../care/replan.ts';
import { customersToMove } from '../../care/working-changed.ts';
import { undoLast } from '../../crm/undo.ts';
import type { CommandContext, Reply } from '../context.ts';
import { correctNotices } from './notices.ts';

/** Takes back everything of the speaker's last message that changed anything. */
export async function runUndo(context: CommandContext): Promise<Reply> {
  const { tx, writing, scope, speaker, settings } = context;
  const undone = await undoLast(tx, scope, speaker.id, writing.inboundId);
  if (!undone) return { text: '没有可以撤销的记录了。' };
  const moved: string[] = [];
  for (const id of undone.memberIds) moved.push(...(await customersToMove(tx, id, settings)));
  await replan(writing, [...undone.customerIds, ...moved], { settings, unlogged: true });
  const told = await correctNotices(context, undone);
  const others = told.length > 0 ? `，也告诉${told.join('、')}了` : '';
  return {
    text: `已撤销：“${undone.text}”\n这条带来的改动都收回了${others}；再说一次“撤销”，就收回再前面一条。`,
  };
}
