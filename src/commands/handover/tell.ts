import { tellNewOwner } from '../../care/handed-over.ts';
import { notify } from '../../care/notice.ts';
import type { HandedOver } from '../../crm/handover.ts';
import { type Leaders, leadersOf } from '../../crm/leaders.ts';
import type { Customer, Member } from '../../db/generated/client.ts';
import type { CommandContext } from '../context.ts';
import { sayLevels, sayNames, sayRenamed } from './say.ts';

export interface Handover {
  readonly from: Member;
  readonly to: Member;
  readonly customers: readonly Customer[];
  readonly moved: HandedOver;
  /** The customers' stories. */
  readonly blocks: readonly string[];
}

/**
 * Tells whom it concerns: the new owner with each customer's story, the old one when still there, and the managers of
 * both. The speaker learns it from the reply.
 * @returns the names of those told
 */
export async function tellAll(context: CommandContext, handover: Handover): Promise<string[]> {
  const { tx, writing, speaker, now } = context;
  const { from, to, customers, moved, blocks } = handover;
  const told: string[] = [];
  const giver = from.id === speaker.id ? '' : `${from.name}的`;
  const [only] = customers.length === 1 ? customers : [];
  const what = only ? `客户${only.name}` : `${customers.length}位客户`;
  const tell = async ({ id: memberId, name }: Pick<Member, 'id' | 'name'>, text: string): Promise<void> => {
    await notify(tx, { key: `handover:${writing.inboundId}:${memberId}`, memberId, text, now });
    told.push(name);
  };
  if (to.id !== speaker.id) {
    const sum = only ? '' : `（${sayLevels(customers)}）`;
    const renamed = sayRenamed(moved.renamed, '你');
    const again = only ? '' : `想再看谁，回“故事 ${customers[0]?.name}”。`;
    const head = `${speaker.name}把${giver}${what}转给你了${sum}，要办的事我会提醒你。${again}`;
    await tellNewOwner(writing, to, [[head, renamed].filter(Boolean).join('\n'), ...blocks]);
    told.push(to.name);
  }
  if (from.active && from.id !== speaker.id && from.id !== to.id) {
    const names = only ? '' : `：${sayNames(customers)}`;
    await tell(from, `${speaker.name}把你的${what}转给${to.name}了${names}。以后由${to.name}跟进，提醒不再发给你。`);
  }
  const concerned = [speaker.id, from.id, to.id];
  const leaders = await leadersOf(tx, [from.id, to.id]);
  // What a manager does within the team is no news for those above.
  const above = ({ managers, generalManagers }: Leaders) =>
    speaker.role === 'rep' ? managers : managers.filter(({ id }) => !generalManagers.some((one) => one.id === id));
  const managers = new Map([...leaders.values()].flatMap((one) => above(one).map((leader) => [leader.id, leader])));
  for (const manager of managers.values()) {
    if (concerned.includes(manager.id)) continue;
    const back = speaker.role === 'rep' && only ? `不合适就回“把${only.name}转给${from.name}”。` : '';
    await tell(manager, `${speaker.name}把${giver}${what}转给${to.name}了。${back}`);
  }
  return told;
}
