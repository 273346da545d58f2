import pino from 'pino';
import { expect, it } from 'vitest';
import { createDirectorySync } from '../../src/start/directory.ts';
import type { DirectoryMember } from '../../src/wecom/directory.ts';
import { testDatabase } from '../support/database.ts';

const HOUR_MS = 3_600_000;

function person(userId: string, status: DirectoryMember['status'] = 'active'): DirectoryMember {
  return { userId, name: userId, departments: [1], leads: [], position: '', status };
}

/** A company whose people and clock the test changes, read by the real synchronisation into a real database. */
async function company() {
  const { prisma } = await testDatabase();
  const here = { now: 0, reads: 0, people: [person('liqiang')], broken: false, levels: [] as string[] };
  const log = pino(
    { level: 'warn', formatters: { level: (label) => ({ label }) } },
    { write: (line: string) => here.levels.push(JSON.parse(line).label) },
  );
  const client = {
    async departments() {
      here.reads += 1;
      if (here.broken) throw new Error('WeCom is away');
      return [{ id: 1, name: '示范店', parentId: 0, leaders: [] }];
    },
    members: async () => here.people,
    member: async () => null,
  };
  const sync = createDirectorySync({ prisma, client, admins: [], now: () => new Date(here.now), log });
  const active = async () =>
    (await prisma.member.findMany({ where: { active: true }, orderBy: { userid: 'asc' } })).map(({ userid }) => userid);
  return { here, sync, active };
}

it('reads the members once an hour, and at once when told that they changed', async () => {
  const { here, sync, active } = await company();
  await sync.refresh();
  await sync.refresh();
  expect(here.reads).toBe(1);
  here.people = [person('liqiang'), person('wangmin', 'invited'), person('gone', 'left'), person('barred', 'disabled')];
  here.now += HOUR_MS - 1;
  await sync.refresh();
  expect(await active()).toEqual(['liqiang']);
  sync.outdated();
  await sync.refresh();
  expect(await active()).toEqual(['liqiang', 'wangmin']);
  here.people = [person('wangmin')];
  here.now += HOUR_MS;
  await sync.refresh();
  expect(await active()).toEqual(['wangmin']);
});

it('keeps the last known members while WeCom cannot be read, tries again, and complains loudly once', async () => {
  const { here, sync, active } = await company();
  await sync.refresh();
  here.now += HOUR_MS;
  here.broken = true;
  await sync.refresh();
  await sync.refresh();
  expect(here).toMatchObject({ reads: 3, levels: ['error', 'warn'] });
  here.broken = false;
  here.people = [];
  await sync.refresh();
  expect(await active(), 'a range that shows nobody is a mistake in the console').toEqual(['liqiang']);
  here.people = [person('wangmin')];
  await sync.refresh();
  expect(await active()).toEqual(['wangmin']);
});
