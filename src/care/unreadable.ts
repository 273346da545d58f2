import type { PrismaClient } from '../db/generated/client.ts';
import { instantAt } from '../language/calendar-date.ts';
import type { Telling } from './items.ts';
import { notify } from './notice.ts';

const MOST_NAMED = 6;

/**
 * Tells the administrators, or the general managers where there are none, of customers whose care cannot be planned.
 * Once a day, in the morning, as long as it is so.
 */
export async function tellOfUnreadable(
  prisma: PrismaClient,
  customerIds: readonly string[],
  { now, settings }: Pick<Telling, 'now' | 'settings'>,
): Promise<void> {
  const ids = [...new Set(customerIds)];
  if (ids.length === 0) return;
  const customers = await prisma.customer.findMany({
    where: { id: { in: ids.slice(0, MOST_NAMED) } },
    select: { name: true, owner: { select: { name: true } } },
  });
  const named = customers.map(({ name, owner }) => `${name}（${owner.name}）`).join('、');
  const many = ids.length > MOST_NAMED ? `等${ids.length}位` : '';
  const [first] = customers;
  const text = `有${ids.length}位客户的资料自相矛盾，关怀排不出来：${named}${many}。\n发“为什么没提醒我${first?.name ?? '张伟'}”看原因，改对了就自动恢复。`;
  const active = { active: true };
  const admins = await prisma.member.findMany({ where: { ...active, role: 'administrator' } });
  const others = { where: { ...active, role: 'general_manager' } } as const;
  const tellable = admins.length > 0 ? admins : await prisma.member.findMany(others);
  const notBefore = instantAt(now.date, settings.escalation.at);
  await prisma.$transaction(async (tx) => {
    for (const { id: memberId } of tellable)
      await notify(tx, { key: `unreadable:${memberId}:${now.date}`, memberId, text, notBefore, now });
  });
}
