import type { Member, PrismaClient } from '../db/generated/client.ts';

/** Those who get the digest of a team: general managers, and whoever leads a department. */
export const leads = ({ role, leads }: Pick<Member, 'role' | 'leads'>): boolean =>
  role === 'general_manager' || leads.length > 0;

/** Whose day a digest tells. */
export interface Team {
  /** A general manager's: the whole store, also the records of those who have left. */
  readonly everyone: boolean;
  /** Members by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The whole store for a general manager, else the departments led and all below them. */
export async function teamOf(prisma: PrismaClient, leader: Pick<Member, 'role' | 'leads'>): Promise<Team> {
  const everyone = leader.role === 'general_manager';
  const departments = await prisma.department.findMany({ where: { path: { hasSome: leader.leads } } });
  const members = await prisma.member.findMany({
    where: everyone ? {} : { departments: { hasSome: departments.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  return { everyone, names: new Map(members.map(({ id, name }) => [id, name])) };
}
