import type { Member, PrismaClient, Store } from '../db/generated/client.ts';
import { SETTINGS_ID } from '../db/kind.ts';
import { momentOf } from '../language/calendar-date.ts';
import type { Telling } from './items.ts';
import { notify } from './notice.ts';
import { extendPlans } from './replan.ts';

/** A message that was being handled while the last tick ran may have been received before it. */
const OVERLAP_MS = 60_000;

/**
 * Plans all customers anew when the store's settings were changed, or a change taken back, since the last tick. That
 * is every customer's plan, so it is not done in the message that changes them; planning twice changes nothing.
 */
export async function followSettings(prisma: PrismaClient, store: Store, telling: Telling): Promise<void> {
  const { now, settings, log } = telling;
  // A new day plans everything anyway.
  if (!store.lastTickAt || momentOf(store.lastTickAt).date !== now.date) return;
  const since = new Date(store.lastTickAt.getTime() - OVERLAP_MS);
  const changes = await prisma.$queryRaw<unknown[]>`
    SELECT 1 FROM changes c JOIN inbound i ON i.id IN (c.inbound_id, c.undone_by)
    WHERE c.entity_id = ${SETTINGS_ID}::uuid AND i.received_at >= ${since}::timestamptz LIMIT 1`;
  if (changes.length === 0) return;
  try {
    await extendPlans(prisma, now, settings, (customerId, error) =>
      log.error({ err: error, customerId }, 'not planned'),
    );
  } catch (error) {
    log.error({ err: error }, 'plans do not follow the settings yet: they will tonight');
  }
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
