import type { Member, PrismaClient } from '../db/generated/client.ts';

/** Those who get the digest of a team: general managers, and whoever leads a department. */
export const leads = ({ role, leads }: Pick<Member, 'role' | 'leads'>): boolean =>
  role === 'general_manager' || leads.length > 0;

/** Whose day a digest tells. */
export interface Team {
  /** Who gets it. */
  readonly id: string;
  /** A general manager's: the whole store, also the records of those who have left. */
  readonly everyone: boolean;
  /** Members by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** The whole store for a general manager, else the departments led and all below them. */
export async function teamsOf(
  prisma: PrismaClient,
  leaders: readonly Pick<Member, 'id' | 'role' | 'leads'>[],
): Promise<Team[]> {
  if (leaders.length === 0) return [];
  const departments = await prisma.department.findMany();
  const members = await prisma.member.findMany({ orderBy: { id: 'asc' } });
  return leaders.map(({ id, role, leads }) => {
    const everyone = role === 'general_manager';
    const led = new Set(departments.filter(({ path }) => path.some((one) => leads.includes(one))).map(({ id }) => id));
    const own = everyone ? members : members.filter(({ departments }) => departments.some((one) => led.has(one)));
    return { id, everyone, names: new Map(own.map((member) => [member.id, member.name])) };
  });
}
