import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { letGo, pathsOf, roleOf, saveDirectory, saveMember } from '../crm/directory.ts';
import { applyChange, type DirectoryChange } from '../crm/directory-change.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import type { WeComClient } from '../wecom/client.ts';
import type { DirectoryMember } from '../wecom/directory.ts';

export interface DirectoryDeps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'departments' | 'members' | 'member'>;
  /** Userids of administrators. */
  readonly admins: readonly string[];
  readonly now: () => Date;
  readonly log: Logger;
}

export interface DirectorySync {
  /** Reads members and teams again when the last time is an hour ago, failed, or was told to be outdated. Never throws. */
  refresh(): Promise<void>;
  /** WeCom says that somebody joined, left or moved, and not what exactly: the next `refresh` reads all. */
  outdated(): void;
  /**
   * WeCom says what has changed: applied at once, read again soon. A repeated `dedupKey` is not applied again: what it
   * tells may be outdated by now. @throws when the database is dead
   */
  changed(change: DirectoryChange, dedupKey: string): Promise<void>;
  /** Lets a writer in who is in range and not known yet: WeCom is asked, once a minute at most. Never throws. */
  admit(userid: string): Promise<void>;
}

const REFRESH_MS = 3_600_000;
const ASK_AGAIN_MS = 60_000;
const MOST_ASKED = 1_000;
const MOST_APPLIED = 1_000;
/** A stranger waits no longer for an answer: WeCom hangs up after 5 s. */
const ASK_WITHIN_MS = 2_500;

const isPresent = ({ status }: DirectoryMember): boolean => status === 'active' || status === 'invited';

/** Keeps the store's members what WeCom says they are. As long as WeCom cannot be read, the last known ones hold. */
export function createDirectorySync({ prisma, client, admins, now, log }: DirectoryDeps): DirectorySync {
  let freshUntil = 0;
  let failing = false;
  /** Userids known to be members, lower case. Only to save asking: whether somebody is one, the database decides. */
  let known = new Set<string>();
  /** When WeCom was last asked about a stranger. */
  const asked = new Map<string, number>();
  /** Changes applied by this process, by the key of their callback. */
  const applied = new Set<string>();

  async function read(): Promise<void> {
    const departments = await client.departments();
    const members = [];
    for (const { id } of departments) members.push(...(await client.members(id)));
    const present = members.filter(isPresent);
    if (present.length === 0) throw new Error('WeCom shows this app no members: check 可见范围 in its settings');
    const counts = await saveDirectory(
      prisma,
      {
        departments,
        members: present.map(({ userId, ...member }) => ({ userid: userId, ...member })),
      },
      admins,
    );
    await letGo(prisma, now());
    known = new Set(present.map(({ userId }) => userId.toLowerCase()));
    log.info({ ...counts, departments: departments.length }, 'members read from WeCom');
  }

  /** @returns whether this is a member now */
  async function introduce(userid: string): Promise<boolean> {
    const row = await prisma.member.findUnique({ where: { userid }, select: { active: true } });
    if (row?.active) return true;
    if ((asked.get(userid) ?? 0) > now().getTime() - ASK_AGAIN_MS) return false;
    if (asked.size >= MOST_ASKED) asked.clear();
    asked.set(userid, now().getTime());
    const member = await client.member(userid);
    if (!member || !isPresent(member)) return false;
    const departments = await prisma.department.findMany();
    const paths = pathsOf(departments.map((one) => ({ ...one, parentId: one.parentId ?? 0, leaders: [] })));
    const role = roleOf(
      member.leads,
      paths,
      admins.some((admin) => admin.toLowerCase() === userid),
    );
    await prisma.$transaction((tx) => saveMember(tx, { ...member, userid }, role));
    freshUntil = 0;
    return true;
  }

  return {
    outdated() {
      freshUntil = 0;
    },
    async changed(change, dedupKey) {
      freshUntil = 0;
      if (applied.has(dedupKey)) return;
      if (change.kind === 'gone') known.delete(change.userid.toLowerCase());
      await applyChange(prisma, change, admins);
      if (applied.size >= MOST_APPLIED) applied.clear();
      applied.add(dedupKey);
      await letGo(prisma, now());
    },
    async admit(from) {
      const userid = from.toLowerCase();
      if (known.has(userid)) return;
      const asking = introduce(userid)
        .then((isMember) => {
          if (isMember) known.add(userid);
        })
        .catch((error) => {
          // WeCom has not said no: whoever writes again is asked about again.
          asked.delete(userid);
          log.warn({ err: error, userid }, 'whether a stranger is a member cannot be told');
        });
      const answered = new AbortController();
      const patience = setTimeout(ASK_WITHIN_MS, undefined, { signal: answered.signal }).catch(() => {});
      await Promise.race([asking, patience]);
      answered.abort();
    },
    async refresh() {
      if (now().getTime() < freshUntil) return;
      freshUntil = now().getTime() + REFRESH_MS;
      try {
        await read();
        failing = false;
      } catch (error) {
        freshUntil = 0;
        log[failing ? 'warn' : 'error']({ err: error }, 'members cannot be read from WeCom; the last known ones hold');
        failing = true;
      }
    },
  };
}
