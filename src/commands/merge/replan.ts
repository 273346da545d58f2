import { replan } from '../../care/replan.ts';
import type { Touchpoint } from '../../db/generated/client.ts';
import type { CommandContext } from '../context.ts';

/**
 * Replans a customer, logging what that changes: an undo that replanned anew would ask again for what had been prompted
 * already.
 */
export async function replanLogged({ tx, writing, settings }: CommandContext, customerId: string): Promise<void> {
  const read = () => tx.touchpoint.findMany({ where: { customerId } });
  const before = new Map((await read()).map((one) => [one.id, one]));
  await replan(writing, [customerId], { settings, unlogged: true });
  for (const after of await read()) {
    const old = before.get(after.id);
    if (!old) writing.note('touchpoint', after.id, null, after);
    else {
      const changed = keys(after).filter((key) => JSON.stringify(old[key]) !== JSON.stringify(after[key]));
      if (changed.length > 0) writing.note('touchpoint', after.id, only(old, changed), only(after, changed));
    }
  }
}

const keys = (touchpoint: Touchpoint) => Object.keys(touchpoint) as (keyof Touchpoint)[];

const only = (touchpoint: Touchpoint, wanted: readonly (keyof Touchpoint)[]) =>
  Object.fromEntries(wanted.map((key) => [key, touchpoint[key]]));
