import { customersOf } from '../../crm/scope.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { sayWhen } from '../../language/say.ts';
import type { CommandContext } from '../context.ts';

const shown = {
  include: { customer: { select: { id: true, name: true, owner: { select: { id: true, name: true } } } } },
  relationLoadStrategy: 'join',
} satisfies Prisma.ComplaintFindManyArgs;
/** A case that is not closed, with the number the list gives it. */
export type Case = Prisma.ComplaintGetPayload<typeof shown> & { readonly number: number };

/** Those in reach, the oldest first: their numbers stay as long as no older one is closed. */
export async function casesOf({ tx, scope }: CommandContext): Promise<Case[]> {
  const rows = await tx.complaint.findMany({
    ...shown,
    where: { state: { not: 'closed' }, customer: customersOf(scope) },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row, index) => ({ ...row, number: index + 1 }));
}

/** A case that is not closed, with its number now; else what became of it. @param id the complaint's */
export async function complaintCase(
  context: CommandContext,
  id: string,
): Promise<{ readonly one: Case } | { readonly became: string }> {
  const one = (await casesOf(context)).find((each) => each.id === id);
  if (one) return { one };
  const { tx, scope, now } = context;
  const closed = await tx.complaint.findFirst({ where: { id, customer: customersOf(scope) }, ...shown });
  if (!closed?.closedAt) return { became: '这件投诉已经撤回，或者转给别的同事了。' };
  const remedy = closed.remedy ? `：${closed.remedy}` : '';
  return { became: `${closed.customer.name}的投诉${sayWhen(closed.closedAt, now)}已经结案${remedy}。` };
}
