import { writeAudit } from '../../crm/audit.ts';
import type { CommandContext, Reply } from '../context.ts';
import { type Wish, whichCustomer } from '../which-customer.ts';
import { sectionsOf } from './sections.ts';

/** A person's own data as text, for the person who asks for it: the owner's and the owner's managers' to give. */
export async function runExport(context: CommandContext, wish: Wish): Promise<Reply> {
  const { tx, scope, speaker, writing } = context;
  const which = await whichCustomer(context, wish, { name: 'export', example: '导出 张伟' });
  if ('reply' in which) return which.reply;
  const { id, name, owner } = which.customer;
  // An administrator looks after the system, not the customers.
  if (speaker.role === 'administrator' && owner.id !== speaker.id)
    return { text: `客户资料由负责人或经理导出，请找${owner.name}。` };
  const lines = await sectionsOf(tx, scope, id);
  await writeAudit(writing, speaker.name, 'export', '导出了一位客户的全部资料');
  const store = await tx.store.findFirst({ select: { name: true } });
  const head = `【${name}】的个人资料，由${store?.name ?? '本店'}保存，负责人${owner.name}：`;
  return { text: [head, ...lines].join('\n'), customerId: id };
}
