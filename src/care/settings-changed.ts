import type { Member, PrismaClient, Store } from '../db/generated/client.ts';
import { SETTINGS_ID } from '../db/kind.ts';
import { momentOf } from '../language/calendar-date.ts';
import type { Telling } from './items.ts';
import { notify } from './notice.ts';
import { extendPlans, NOBODY } from './replan.ts';

/** A message that was being handled while the last tick ran may have been received before it. */
const OVERLAP_MS = 60_000;

/** Customers planned anew in one tick: some ten seconds' work. */
const IN_ONE_TICK = 20_000;

/**
 * Plans all customers anew when the store's settings were changed, or a change taken back, since the last tick. That
 * is every customer's plan, so it is not done in the message that changes them, and of a large store not in one tick:
 * the next ones go on where it stopped. Planning twice changes nothing.
 */
export async function followSettings(
  prisma: PrismaClient,
  store: Store,
  { now, settings, log }: Telling,
  most = IN_ONE_TICK,
): Promise<void> {
  // A new day plans everything anyway.
  if (!store.lastTickAt || momentOf(store.lastTickAt).date !== now.date) return;
  const { id } = store;
  const changed = await changedSince(prisma, new Date(store.lastTickAt.getTime() - OVERLAP_MS));
  const after = changed ? NOBODY : store.replannedTo;
  if (after === null) return;
  const report = (customerId: string, error: unknown) => log.error({ err: error, customerId }, 'not planned');
  try {
    if (changed) await prisma.store.update({ where: { id }, data: { replannedTo: NOBODY } });
    const replannedTo = await extendPlans(prisma, now, settings, report, { after, most });
    // Unless another process has begun anew meanwhile.
    await prisma.store.updateMany({ where: { id, replannedTo: after }, data: { replannedTo } });
  } catch (error) {
    log.error({ err: error }, 'plans do not follow the settings yet: they will tonight');
  }
}

async function changedSince(prisma: PrismaClient, since: Date): Promise<boolean> {
  const changes = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM changes c JOIN inbound i ON i.id IN (c.inbound_id, c.undone_by)
    WHERE c.entity_id = ${SETTINGS_ID}::uuid AND i.received_at >= ${since}::timestamptz LIMIT 1`;
  return changes.length > 0;
}

/**
 * Reports settings that cannot be used, for which the preset holds, to the administrators, else the general managers:
 * once a day each, and in the log.
 * @param awake members who may be written to now
 */
export async function tellOfUnusable(
  prisma: PrismaClient,
  awake: readonly Member[],
  problems: readonly string[],
  { now, log }: Pick<Telling, 'now' | 'log'>,
): Promise<void> {
  if (problems.length === 0) return;
  const administrators = awake.filter(({ role }) => role === 'administrator');
  const told = administrators.length > 0 ? administrators : awake.filter(({ role }) => role === 'general_manager');
  const text = [
    '店里存的设置有几处用不了，先按预设的来：',
    ...problems.map((problem) => `· ${problem}`),
    '在这里重新设一次就好，例如：设置 恢复 首保',
  ].join('\n');
  for (const { id: memberId } of told) {
    const key = `settings:${memberId}:${now.date}`;
    const isFirst = await prisma.$transaction((tx) => notify(tx, { key, memberId, text, now }));
    if (isFirst) log.error({ problems }, 'settings not usable, the preset holds');
  }
}
