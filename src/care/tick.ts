import type { Logger } from 'pino';
import { membersOnly, wholeStore } from '../crm/scope.ts';
import type { Member, PrismaClient } from '../db/generated/client.ts';
import { digestDue, eveningDigests } from '../digests/evening.ts';
import { teamsOf } from '../digests/team.ts';
import type { Moment } from '../language/calendar-date.ts';
import { dueAlone, promptAlone } from './alone.ts';
import { beginDay } from './begin-day.ts';
import { complaintNotice, complaintNotices } from './complaint/notices.ts';
import { escalate, escalations } from './escalation.ts';
import type { Telling } from './items.ts';
import { leaverNotice, leaverNotices } from './leavers.ts';
import { downtime, promptMissed, sortedByTime } from './missed.ts';
import { listDue, morningList, morningLists } from './morning.ts';
import { followSettings, tellOfUnusable } from './settings-changed.ts';
import { storedSettings } from './store-settings.ts';
import { each, type Together, together } from './together.ts';
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
  /** To leaders, of what must not be missed. */
  readonly notices: number;
}

/**
 * The care path, once a minute: what is due and not yet owed? It follows from the database and the clock alone, so a
 * process that was down for two days catches up in one list, and two at once owe everything once.
 */
export async function tick({ prisma, log, wake }: TickDeps, now: Moment): Promise<Ticked> {
  const store = await prisma.store.findFirstOrThrow();
  const { settings, problems } = await storedSettings(prisma);
  const telling: Telling = { now, log, settings };
  const prepared = await beginDay(prisma, store, telling);

  const members = await prisma.member.findMany({ where: { active: true }, orderBy: { id: 'asc' } });
  const awake = members.filter((member) => isAwake(member, now));
  await tellOfUnusable(prisma, awake, problems, telling);
  const lists = await together(
    await listDue(prisma, awake, telling),
    (some) => morningLists(prisma, some, telling),
    (one) => morningList(prisma, one, telling),
    log,
  );
  const { single, missed } = sortedByTime(await dueAlone(prisma, awake, now), now);
  const down = downtime(store.lastTickAt, now);
  const alone =
    (await each(missed, (one) => promptMissed(prisma, one, down, telling), log)) +
    (await each(single, (one) => promptAlone(prisma, one, telling), log));
  const notices =
    (await each(await complaintNotices(prisma, awake, telling), (one) => complaintNotice(prisma, one, now), log)) +
    (await each(await escalations(prisma, awake, telling), (one) => escalate(prisma, one, telling), log)) +
    (await each(
      await leaverNotices(prisma, wholeStore(), awake, telling),
      (one) => leaverNotice(prisma, one, now),
      log,
    ));
  const digests = await together(
    await digestDue(prisma, awake, telling),
    (some) => digestsOf(prisma, some, telling),
    async (one) => (await digestsOf(prisma, [one], telling)).owed === 1,
    log,
  );
  const owed = { lists, alone, digests, notices };
  if (lists + alone + digests + notices > 0) wake();
  await followSettings(prisma, store, telling);
  if (prepared) await prisma.store.update({ where: { id: store.id }, data: { lastTickAt: now.instant } });
  return owed;
}

async function digestsOf(prisma: PrismaClient, leaders: readonly Member[], telling: Telling): Promise<Together> {
  const teams = await teamsOf(prisma, leaders);
  const members = new Set(teams.flatMap(({ names }) => [...names.keys()]));
  const scope = teams.some(({ everyone }) => everyone) ? wholeStore() : membersOnly([...members]);
  return eveningDigests(prisma, teams, scope, telling);
}
