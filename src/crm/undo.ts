import type { Change } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { delegateOf, type Entity, entities, type Tx } from './writing.ts';

/** A message of the speaker whose changes can be taken back. */
export interface Undone {
  /** What the member had typed. */
  readonly text: string;
  readonly customerIds: readonly string[];
  /** Members whose own hours or days it had changed. */
  readonly memberIds: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const isEntity = (name: string): name is Entity => (entities as readonly string[]).includes(name);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Takes back the last message of this member that changed anything and was not taken back yet: all of it or nothing.
 * @param by the message that asks for it
 * @returns null when there is nothing left to take back
 * @throws UserError when somebody wrote the same since
 */
export async function undoLast(tx: Tx, memberId: string, by: string): Promise<Undone | null> {
  const last = await tx.inbound.findFirst({
    where: { memberId, changes: { some: { undoneBy: null } } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    include: { changes: { where: { undoneBy: null }, orderBy: { seq: 'desc' } } },
  });
  if (!last) return null;
  await refuseIfWrittenSince(tx, last.id, last.changes);
  const touched = await customersOfItems(tx, last.changes);
  for (const change of last.changes) await takeBack(tx, change);
  await tx.change.updateMany({ where: { inboundId: last.id, undoneBy: null }, data: { undoneBy: by } });
  const customerIds = new Set([...touched, ...(last.customerId ? [last.customerId] : [])]);
  const memberIds = last.changes.filter(({ entity }) => entity === 'member').map(({ entityId }) => entityId);
  return { text: last.text ?? '', customerIds: [...customerIds], memberIds };
}

/** The customers of the list items a message settled; a message about one customer names that one itself. */
async function customersOfItems(tx: Tx, changes: readonly Change[]): Promise<string[]> {
  const ids = changes.filter((change) => change.entity === 'touchpoint').map((change) => change.entityId);
  if (ids.length === 0) return [];
  const rows = await tx.touchpoint.findMany({ where: { id: { in: ids } }, select: { customerId: true } });
  return rows.map((row) => row.customerId);
}

/** Another message that wrote to the same rows, or below a customer this one made, must not be lost with it. */
async function refuseIfWrittenSince(tx: Tx, inboundId: string, changes: readonly Change[]): Promise<void> {
  const created = changes.filter((change) => change.before === null).map((change) => change.entityId);
  const [later] = await tx.$queryRaw<{ text: string | null; name: string | null }[]>`
    SELECT i.text, m.name FROM changes c JOIN inbound i ON i.id = c.inbound_id LEFT JOIN members m ON m.id = i.member_id
    WHERE c.inbound_id <> ${inboundId}::uuid AND c.undone_by IS NULL AND i.received_at >=
          (SELECT received_at FROM inbound WHERE id = ${inboundId}::uuid)
      AND (c.entity_id = ANY (${created}::uuid[]) OR c.after->>'customerId' = ANY (${created}::text[]))
    LIMIT 1`;
  if (later)
    throw new UserError(
      `撤不回来：${later.name ?? '有人'}后来又记了“${later.text ?? ''}”。请先处理那一条，或直接更正。`,
    );
}

async function takeBack(tx: Tx, { entity, entityId, before, after }: Change): Promise<void> {
  if (!isEntity(entity)) throw new Error(`change of an unknown entity: ${entity}`);
  const rows = delegateOf(tx, entity);
  if (after === null) {
    await rows.create({ data: before });
    return;
  }
  const current = await rows.findUnique({ where: { id: entityId } });
  if (!current) return;
  if (before === null) {
    await rows.delete({ where: { id: entityId } });
    return;
  }
  const stored = objectOf(JSON.parse(JSON.stringify(current)));
  const changedSince = Object.entries(objectOf(after)).some(([key, value]) => !same(stored[key], value));
  if (changedSince) throw new UserError('撤不回来：这条之后又有人改过同样的内容。请直接说出正确的内容，我来更正。');
  await rows.update({ where: { id: entityId }, data: before });
}
