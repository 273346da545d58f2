import type { PrismaClient, Role } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Tx } from './writing.ts';

/** A department as WeCom lists it. */
export interface ListedDepartment {
  readonly id: number;
  readonly name: string;
  readonly parentId: number;
  /** Userids of its leaders, where the platform names them. */
  readonly leaders: readonly string[];
}

/** A member as WeCom lists them. */
export interface ListedMember {
  readonly userid: string;
  readonly name: string;
  readonly departments: readonly number[];
  /** Departments in which the member is marked as leader. */
  readonly leads: readonly number[];
}

export interface Directory {
  readonly departments: readonly ListedDepartment[];
  readonly members: readonly ListedMember[];
}

/** Ids from the root down to the department; a parent out of the app's range counts as none. */
export function pathsOf(departments: readonly ListedDepartment[]): Map<number, number[]> {
  const byId = new Map(departments.map((department) => [department.id, department]));
  const paths = new Map<number, number[]>();
  for (const department of departments) {
    const path: number[] = [];
    for (let at: ListedDepartment | undefined = department; at && !path.includes(at.id); at = byId.get(at.parentId))
      path.unshift(at.id);
    paths.set(department.id, path);
  }
  return paths;
}

/** Leaders of departments are managers, of a root general managers, the named ones administrators, all others reps. */
export function roleOf(
  leads: readonly number[],
  paths: ReadonlyMap<number, readonly number[]>,
  isAdmin: boolean,
): Role {
  if (isAdmin) return 'administrator';
  if (leads.some((id) => paths.get(id)?.length === 1)) return 'general_manager';
  return leads.length > 0 ? 'manager' : 'rep';
}

/** Makes a member what WeCom says; one who has left is back. */
export async function saveMember(
  tx: Tx,
  { userid, name, departments, leads }: ListedMember,
  role: Role,
): Promise<void> {
  const row = { name, role, active: true, leftAt: null, departments: [...departments], leads: [...leads] };
  const key = userid.toLowerCase();
  await tx.member.upsert({ where: { userid: key }, create: { id: newId(), userid: key, ...row }, update: row });
}

/**
 * What follows when members have left: since when is written down once, and nothing more is sent to them. Their
 * customers stay theirs until somebody hands them over.
 */
export async function letGo(prisma: PrismaClient, now: Date): Promise<void> {
  await prisma.member.updateMany({ where: { active: false, leftAt: null }, data: { leftAt: now } });
  await prisma.outbox.updateMany({
    where: { state: 'pending', member: { active: false } },
    data: { state: 'dead', error: 'withdrawn: the member has left' },
  });
}

/**
 * Makes the store's members what WeCom says they are. Members missing from the list become inactive and keep their
 * records.
 * @param admins userids of administrators, compared without case
 * @returns how many members are in range and how many left
 */
export async function saveDirectory(
  prisma: PrismaClient,
  directory: Directory,
  admins: readonly string[],
): Promise<{ active: number; left: number }> {
  const paths = pathsOf(directory.departments);
  const adminIds = new Set(admins.map((id) => id.toLowerCase()));
  const leadersOf = new Map(directory.departments.map((d) => [d.id, new Set(d.leaders.map((l) => l.toLowerCase()))]));
  return prisma.$transaction(
    async (tx) => {
      await tx.department.deleteMany({ where: { id: { notIn: directory.departments.map((d) => d.id) } } });
      for (const { id, name, parentId } of directory.departments) {
        const row = { name, parentId: parentId || null, path: paths.get(id) ?? [id] };
        await tx.department.upsert({ where: { id }, create: { id, ...row }, update: row });
      }
      const seen: string[] = [];
      for (const member of directory.members) {
        const userid = member.userid.toLowerCase();
        if (seen.includes(userid)) continue;
        seen.push(userid);
        const named = [...leadersOf].filter(([, leaders]) => leaders.has(userid)).map(([id]) => id);
        const leads = [...new Set([...member.leads, ...named])];
        const role = roleOf(leads, paths, adminIds.has(userid));
        await saveMember(tx, { ...member, userid, leads }, role);
      }
      const left = await tx.member.updateMany({
        where: { active: true, userid: { notIn: seen } },
        data: { active: false },
      });
      return { active: seen.length, left: left.count };
    },
    { timeout: 60_000 },
  );
}
