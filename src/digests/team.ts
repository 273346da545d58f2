import { membersOnly, type Scope, wholeStore } from '../crm/scope.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';

/** Those who get the digest of a team: general managers, and whoever leads a department. */
export const leads = ({ role, leads }: Pick<Member, 'role' | 'leads'>): boolean =>
  role === 'general_manager' || leads.length > 0;

/** Whose day a digest tells: the whole store for a general manager, else the departments led and all below them. */
export async function teamOf(
  prisma: Pick<PrismaClient, 'member' | 'department'>,
  leader: Pick<Member, 'id' | 'role' | 'leads'>,
): Promise<{ scope: Scope; names: ReadonlyMap<string, string> }> {
  const whole = leader.role === 'general_manager';
  const departments = await prisma.department.findMany({ where: { path: { hasSome: leader.leads } } });
  const members = await prisma.member.findMany({
    where: whole ? {} : { departments: { hasSome: departments.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  const scope = whole ? wholeStore() : membersOnly(members.map(({ id }) => id));
  return { scope, names: new Map(members.map(({ id, name }) => [id, name])) };
}
