import { busyAmong, type Renamed } from '../../crm/handover.ts';
import type { Customer } from '../../db/generated/client.ts';
import { levels } from '../../facts/level/index.ts';
import type { CommandContext } from '../context.ts';
import { storiesFor } from '../story/tell.ts';

/** Of more customers than this only the names are told; each has their story in 故事. */
const MOST_STORIES = 40;
const NAMES_A_BLOCK = 30;

/** What the new owner reads of the customers, in this order. */
export interface Stories {
  readonly told: ReadonlyMap<string, string>;
  readonly named: readonly Customer[];
}

/**
 * The stories of customers, those first who wait for something, then by level. To be read while they are in the
 * speaker's reach: a rep gives away what is out of sight afterwards.
 */
export async function storiesOf({ tx, scope, now }: CommandContext, customers: readonly Customer[]): Promise<Stories> {
  const busy = await busyAmong(
    tx,
    scope,
    customers.map(({ id }) => id),
  );
  const order: readonly (string | null)[] = [...levels, null];
  const urgency = ({ id, level, stage }: Customer): number =>
    (stage === 'lost' ? 20 : 0) + (busy.has(id) ? 0 : 10) + order.indexOf(level);
  const sorted = customers.toSorted((a, b) => urgency(a) - urgency(b));
  const ids = sorted.slice(0, MOST_STORIES).map(({ id }) => id);
  const stories = await storiesFor(tx, scope, ids, now);
  const told = new Map(ids.flatMap((id) => (stories.has(id) ? [[id, stories.get(id) ?? ''] as const] : [])));
  return { told, named: sorted.slice(MOST_STORIES) };
}

/** A block for each story, under the name the customer has by now, and the names of all others. */
export function blocksOf({ told, named }: Stories, renamed: readonly Renamed[]): string[] {
  const names = new Map(renamed.map(({ customerId, to }) => [customerId, to]));
  const stories = [...told].map(([id, text]) =>
    names.has(id) ? text.replace(/^【[^】]*】/, () => `【${names.get(id)}】`) : text,
  );
  const others = named.map(({ id, name }) => names.get(id) ?? name);
  const blocks: string[] = [];
  for (let at = 0; at < others.length; at += NAMES_A_BLOCK)
    blocks.push(`${at === 0 ? `另外${others.length}位：` : ''}${others.slice(at, at + NAMES_A_BLOCK).join('、')}`);
  return [...stories, ...blocks];
}
