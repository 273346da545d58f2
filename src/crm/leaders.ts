import type { PrismaClient } from '../db/generated/client.ts';
import type { Tx } from './writing.ts';

/** Somebody who answers for a member's customers. */
export interface Leader {
  readonly id: string;
  readonly name: string;
}

/** Who hears of what a member leaves undone, in two steps. */
export interface Leaders {
  /** Of the nearest department above the member that somebody else leads; the general managers when there is none. */
  readonly managers: readonly Leader[];
  readonly generalManagers: readonly Leader[];
}

/**
 * The leaders of members, by the members' ids. Nobody is their own leader: what a manager leaves undone goes up, and
 * with no general manager it stays with the managers. Members who have left lead nobody.
 */
export async function leadersOf(
  db: Tx | PrismaClient,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, Leaders>> {
  if (memberIds.length === 0) return new Map();
  const departments = await db.department.findMany();
  const paths = new Map(departments.map(({ id, path }) => [id, path]));
  const members = await db.member.findMany({
    where: { id: { in: [...memberIds] } },
    select: { id: true, departments: true },
  });
  const leading = await db.member.findMany({
    where: { active: true, OR: [{ role: 'general_manager' }, { leads: { isEmpty: false } }] },
    select: { id: true, name: true, role: true, leads: true },
    orderBy: { id: 'asc' },
  });
  const named = ({ id, name }: Leader): Leader => ({ id, name });
  return new Map(
    members.map((member) => {
      const others = leading.filter(({ id }) => id !== member.id);
      const generalManagers = others.filter(({ role }) => role === 'general_manager').map(named);
      const upwards = member.departments.flatMap((id) => (paths.get(id) ?? [id]).toReversed());
      const nearest = upwards
        .map((id) => others.filter(({ role, leads }) => role !== 'general_manager' && leads.includes(id)))
        .find((found) => found.length > 0);
      return [member.id, { managers: nearest?.map(named) ?? generalManagers, generalManagers }] as const;
    }),
  );
}
