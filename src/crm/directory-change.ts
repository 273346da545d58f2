import type { Member, PrismaClient } from '../db/generated/client.ts';
import { pathsOf, roleOf, saveMember } from './directory.ts';
import type { Tx } from './writing.ts';

/** One change of the address book as WeCom tells it; what it does not tell is absent. */
export type DirectoryChange =
  | {
      readonly kind: 'member';
      readonly userid: string;
      /** Whether somebody joins; a change of somebody unknown may be an old one that comes late. */
      readonly isNew: boolean;
      /** Set when the userid itself has changed. */
      readonly newUserid?: string;
      readonly name?: string;
      readonly departments?: readonly number[];
      /** Those of `departments` the member leads. */
      readonly leads?: readonly number[];
      /** False for one who is disabled or has left the company. */
      readonly present?: boolean;
    }
  | { readonly kind: 'gone'; readonly userid: string }
  | { readonly kind: 'department'; readonly id: number; readonly name?: string; readonly parentId?: number }
  | { readonly kind: 'no_department'; readonly id: number };

/**
 * Applies a change as far as what it tells is enough; the rest is for the next full reading, which has the last word. Who
 * is not a member is none of ours, unless they join a department of ours. Applied twice it changes nothing.
 * @param admins userids of administrators, compared without case
 */
export function applyChange(prisma: PrismaClient, change: DirectoryChange, admins: readonly string[]): Promise<void> {
  return prisma.$transaction(async (tx) => {
    switch (change.kind) {
      case 'gone':
        return leave(tx, change.userid);
      case 'member':
        return changeMember(tx, change, admins);
      default:
        return changeDepartment(tx, change);
    }
  });
}

type MemberChange = Extract<DirectoryChange, { kind: 'member' }>;
type DepartmentChange = Exclude<DirectoryChange, MemberChange | { kind: 'gone' }>;

async function leave(tx: Tx, userid: string): Promise<void> {
  await tx.member.updateMany({ where: { userid: userid.toLowerCase() }, data: { active: false } });
}

async function changeMember(tx: Tx, change: MemberChange, admins: readonly string[]): Promise<void> {
  const member = await renamed(tx, change);
  const userid = member?.userid ?? (change.newUserid ?? change.userid).toLowerCase();
  if (change.present === false) return leave(tx, userid);
  if (!member && !change.isNew) return;
  // Whether one who had left is in range again, only a full reading can tell.
  if (member && !member.active) return;
  const departments = change.departments ?? member?.departments ?? [];
  const paths = new Map((await tx.department.findMany()).map(({ id, path }) => [id, path]));
  if (!departments.some((id) => paths.has(id))) return;
  const leads = change.leads ?? (member?.leads ?? []).filter((id) => departments.includes(id));
  const role = roleOf(
    leads,
    paths,
    admins.some((admin) => admin.toLowerCase() === userid),
  );
  await saveMember(tx, { userid, name: change.name ?? member?.name ?? userid, departments, leads }, role);
}

/** The member as known, under the new userid where it has changed: the records follow. */
async function renamed(tx: Tx, { userid, newUserid }: MemberChange): Promise<Member | null> {
  const find = (id: string) => tx.member.findUnique({ where: { userid: id.toLowerCase() } });
  const known = await find(userid);
  if (newUserid === undefined || newUserid.toLowerCase() === userid.toLowerCase()) return known;
  const twin = await find(newUserid);
  if (!known) return twin;
  if (twin) {
    // A full reading has come first and took the new userid for somebody new. Nobody is called so; what was recorded
    // meanwhile waits for a handover.
    const data = { userid: `${twin.userid}#${twin.id}`, active: false };
    await tx.member.update({ where: { id: twin.id }, data });
  }
  return tx.member.update({
    where: { id: known.id },
    data: { userid: newUserid.toLowerCase(), ...(twin?.active && { active: true, leftAt: null }) },
  });
}

async function changeDepartment(tx: Tx, change: DepartmentChange): Promise<void> {
  const rows = await tx.department.findMany();
  const old = rows.find(({ id }) => id === change.id);
  const others = rows.filter(({ id }) => id !== change.id);
  if (change.kind === 'no_department') await tx.department.deleteMany({ where: { id: change.id } });
  else {
    const parentId = change.parentId ?? old?.parentId ?? null;
    // One below what the app may see is not ours.
    if (!old && !others.some(({ id }) => id === parentId)) return;
    const row = { name: change.name ?? old?.name ?? '', parentId: parentId || null };
    await tx.department.upsert({
      where: { id: change.id },
      create: { id: change.id, ...row },
      update: row,
    });
    others.push({ id: change.id, path: old?.path ?? [], ...row });
  }
  const listed = others.map(({ id, name, parentId }) => ({ id, name, parentId: parentId ?? 0, leaders: [] }));
  for (const [id, path] of pathsOf(listed)) {
    const stored = others.find((one) => one.id === id);
    if (stored?.path.join() !== path.join()) await tx.department.update({ where: { id }, data: { path } });
  }
}
