import type { Logger } from 'pino';
import { membersOnly, wholeStore } from '../crm/scope.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import { digestDue, eveningDigest } from '../digests/evening.ts';
import { teamOf } from '../digests/team.ts';
import type { Moment } from '../language/calendar-date.ts';
import { dueAlone, promptAlone } from './alone.ts';
import { beginDay } from './begin-day.ts';
import type { Telling } from './items.ts';
import { listDue, morningList } from './morning.ts';
import { settingsOf } from './store-settings.ts';
import { isAwake } from './working.ts';

export interface TickDeps {
  readonly prisma: PrismaClient;
  readonly log: Logger;
  /** Called when a message is owed: the outbox has something to send. */
  readonly wake: () => void;
}

/** How many of each were owed now. */
export interface Ticked {
  readonly lists: number;
  readonly alone: number;
  readonly digests: number;
}

/**
 * The care path, once a minute: what is due and not yet owed? It follows from the database and the clock alone, so a
 * process that was down for two days catches up in one list, and two at once owe everything once.
 */
export async function tick({ prisma, log, wake }: TickDeps, now: Moment): Promise<Ticked> {
  const store = await prisma.store.findFirstOrThrow();
  const telling: Telling = { now, log, settings: await settingsOf(prisma) };
  const prepared = await beginDay(prisma, store, telling);

  const members = await prisma.member.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const awake = members.filter((member) => isAwake(member, now));
  const owed = {
    lists: await each(await listDue(prisma, awake, telling), (member) => morningList(prisma, member, telling), log),
    alone: await each(await dueAlone(prisma, awake, now), (one) => promptAlone(prisma, one, telling), log),
    digests: await each(await digestDue(prisma, awake, telling), (one) => digestOf(prisma, one, telling), log),
  };
  if (owed.lists + owed.alone + owed.digests > 0) wake();
  if (prepared) await prisma.store.update({ where: { id: store.id }, data: { lastTickAt: now.instant } });
  return owed;
}

async function digestOf(prisma: PrismaClient, leader: Member, telling: Telling): Promise<boolean> {
  const team = await teamOf(prisma, leader);
  const scope = team.everyone ? wholeStore() : membersOnly([...team.names.keys()]);
  return eveningDigest(prisma, leader, scope, team, telling);
}

/** Each on its own: one that fails is reported and tried again at the next tick, the others go on. */
async function each<T extends { id: string }>(
  all: readonly T[],
  owe: (one: T) => Promise<boolean>,
  log: Logger,
): Promise<number> {
  let owed = 0;
  for (const one of all) {
    try {
      if (await owe(one)) owed += 1;
    } catch (error) {
      log.error({ err: error, id: one.id }, 'prompt not made');
    }
  }
  return owed;
}
