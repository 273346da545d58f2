import type { Change } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import type { Scope } from './scope.ts';
import { takenBack } from './taken-back.ts';
import { delegateOf, type Entity, entities, type Tx } from './writing.ts';
import { type Blocked, refuse } from './written-since.ts';

/** A message of the speaker whose changes have been taken back. */
export interface Undone {
  readonly inboundId: string;
  readonly at: Date;
  /** What the member had typed; for an answer to a question the message that was asked about, too. */
  readonly text: string;
  readonly customerIds: readonly string[];
  /** Members whose own hours or days it had changed. */
  readonly memberIds: readonly string[];
  /** The rows it had made, which are gone. */
  readonly madeIds: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const isEntity = (name: string): name is Entity => (entities as readonly string[]).includes(name);

/**
 * Takes back the last message of this member that changed anything and was not taken back yet: all of it or nothing.
 * A later write to another field of the same row is no hindrance and stays.
 * @param by the message that asks for it
 * @returns null when there is nothing left to take back
 * @throws UserError when somebody wrote the same since: who, and with which words where the scope reaches
 */
export async function undoLast(tx: Tx, scope: Scope, memberId: string, by: string): Promise<Undone | null> {
  const last = await tx.inbound.findFirst({
    where: { memberId, changes: { some: { undoneBy: null } } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    include: { changes: { where: { undoneBy: null }, orderBy: { seq: 'desc' } } },
  });
  if (!last) return null;
  const blocked: Blocked = { tx, scope, inboundId: last.id, changes: last.changes };
  await refuse(blocked, 'below');
  const customerIds = new Set(last.customerId ? [last.customerId] : []);
  for (const change of last.changes) for (const id of await takeBack(tx, change, blocked)) customerIds.add(id);
  await refuseIfGivenAway(tx, scope, [...customerIds]);
  await tx.change.updateMany({ where: { inboundId: last.id, undoneBy: null }, data: { undoneBy: by } });
  return {
    inboundId: last.id,
    at: last.receivedAt,
    text: await wordsOf(tx, last),
    customerIds: [...customerIds],
    memberIds: last.changes.filter(({ entity }) => entity === 'member').map(({ entityId }) => entityId),
    madeIds: last.changes.filter(({ before }) => before === null).map(({ entityId }) => entityId),
  };
}

interface Said {
  readonly memberId: string | null;
  readonly intent: string | null;
  readonly text: string | null;
  readonly receivedAt: Date;
}

/** A bare 2 says nothing by itself: with it stands the message the question was about. */
async function wordsOf(tx: Tx, said: Said): Promise<string> {
  const asked = await beginning(tx, said);
  return asked && asked !== said.text ? `${asked}” → “${said.text}` : (said.text ?? '');
}

/** The message that began a row of questions, each asked by the answer to the one before. */
async function beginning(tx: Tx, { memberId, intent, text, receivedAt }: Said): Promise<string | null> {
  if (intent !== 'choose' || memberId === null) return text;
  const question = await tx.question.findFirst({
    where: { memberId, state: 'answered', createdAt: { lt: receivedAt } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { inbound: { select: { memberId: true, intent: true, text: true, receivedAt: true } } },
  });
  return question ? beginning(tx, question.inbound) : text;
}

/** @returns the customers whose records it was about */
async function takeBack(tx: Tx, change: Change, blocked: Blocked): Promise<string[]> {
  const { entity, entityId, before, after } = change;
  if (!isEntity(entity)) throw new Error(`change of an unknown entity: ${entity}`);
  const rows = delegateOf(tx, entity);
  if (after === null) {
    await refuseIfTaken(tx, entity, objectOf(before));
    await rows.create({ data: before });
    return customersIn(entity, entityId, before);
  }
  const current = await rows.findUnique({ where: { id: entityId } });
  const stored = objectOf(JSON.parse(JSON.stringify(current)));
  if (before === null) {
    if (current) await rows.delete({ where: { id: entityId } });
    return customersIn(entity, entityId, after, stored);
  }
  const back = takenBack(objectOf(before), objectOf(after), stored);
  if (!back && followsFacts(entity, objectOf(after))) return customersIn(entity, entityId, stored);
  if (!back) await refuse(blocked, change);
  if (back && 'ownerId' in back) await refuseIfTaken(tx, entity, { ...stored, ...back }, entityId);
  await rows.update({ where: { id: entityId }, data: back });
  return customersIn(entity, entityId, before, after, stored);
}

/** What replanning made of a touchpoint: where it has gone on since, the replanning after the undo sets it right. */
const followsFacts = (entity: Entity, after: Json): boolean =>
  entity === 'touchpoint' && !('customerId' in after) && !['done', 'skipped', 'snoozed'].includes(String(after.state));

function customersIn(entity: Entity, entityId: string, ...states: readonly unknown[]): string[] {
  const named = states.map((state) => objectOf(state).customerId).filter((id) => typeof id === 'string');
  return entity === 'customer' ? [entityId] : named;
}

/** A customer handed over since is somebody else's to change; taking back the handover itself brings them home first. */
async function refuseIfGivenAway(tx: Tx, scope: Scope, ids: readonly string[]): Promise<void> {
  if (scope.memberIds === null) return;
  const where = { id: { in: [...ids] }, ownerId: { notIn: [...scope.memberIds] } };
  const away = await tx.customer.findFirst({ where, select: { id: true } });
  if (away) throw new UserError('撤不回来：这条说的客户已经转给同事了。要改请找经理。');
}

/**
 * Somebody else may have taken the phone or the name of a customer that is to come back.
 * @param itself the customer's id where the row is still there, with another owner
 */
async function refuseIfTaken(
  tx: Tx,
  entity: Entity,
  { phone, ownerId, phonelessName }: Json,
  itself?: string,
): Promise<void> {
  if (entity !== 'customer' || (!phone && !phonelessName)) return;
  const taken = await tx.customer.findFirst({
    where: {
      ...(itself !== undefined && { id: { not: itself } }),
      OR: [
        ...(typeof phone === 'string' ? [{ phone }] : []),
        ...(typeof phonelessName === 'string' ? [{ ownerId: String(ownerId), phonelessName }] : []),
      ],
    },
    select: { id: true },
  });
  if (taken) throw new UserError('撤不回来：这位客户的手机号或名字，后来又登记给了别的客户。请先改掉那一处。');
}
