import type { Logger } from 'pino';
import { saveDirectory } from '../crm/directory.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import type { WeComClient } from '../wecom/client.ts';

export interface DirectoryDeps {
  readonly prisma: PrismaClient;
  readonly client: Pick<WeComClient, 'departments' | 'members'>;
  /** Userids of administrators. */
  readonly admins: readonly string[];
  readonly now: () => Date;
  readonly log: Logger;
}

export interface DirectorySync {
  /** Reads members and teams again when the last time is an hour ago, failed, or was told to be outdated. Never throws. */
  refresh(): Promise<void>;
  /** WeCom says that somebody joined, left or moved. */
  outdated(): void;
}

const REFRESH_MS = 3_600_000;

/** Keeps the store's members what WeCom says they are. As long as WeCom cannot be read, the last known ones hold. */
export function createDirectorySync({ prisma, client, admins, now, log }: DirectoryDeps): DirectorySync {
  let freshUntil = 0;
  let failing = false;

  async function read(): Promise<void> {
    const departments = await client.departments();
    const members = [];
    for (const { id } of departments) members.push(...(await client.members(id)));
    const present = members.filter(({ status }) => status === 'active' || status === 'invited');
    if (present.length === 0) throw new Error('WeCom shows this app no members: check 可见范围 in its settings');
    const counts = await saveDirectory(
      prisma,
      {
        departments: departments.map((department) => ({ ...department, leaders: [] })),
        members: present.map(({ userId, ...member }) => ({ userid: userId, ...member })),
      },
      admins,
    );
    log.info({ ...counts, departments: departments.length }, 'members read from WeCom');
  }

  return {
    outdated() {
      freshUntil = 0;
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
