import { eraseTexts } from './erase-texts.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx } from './writing.ts';

/** How much is kept about a customer in reach, for the question whether all of it is to go. */
export async function keptAbout(tx: Tx, scope: Scope, customerId: string) {
  const { _count } = await tx.customer.findFirstOrThrow({
    where: { ...customersOf(scope), id: customerId },
    select: {
      _count: {
        select: {
          ...{ vehicles: true, interactions: true, promises: true, appointments: true, deals: true },
          ...{ losses: true, feedback: true, complaints: true, tradeIns: true, points: true, invitations: true },
          pictures: true,
        },
      },
    },
  });
  return _count;
}

/**
 * Removes a customer in reach for good: their rows, what the change log keeps of them, and what was said of them in messages,
 * replies, questions and prompts. This is the one write past the change log: what it knew must be gone, and nothing
 * takes it back. The caller leaves an audit entry.
 */
export async function forgetCustomer(tx: Tx, scope: Scope, customerId: string): Promise<void> {
  const customer = await tx.customer.findFirstOrThrow({
    where: { ...customersOf(scope), id: customerId },
    include: {
      ...{
        vehicles: { include: { readings: true, services: true, policies: true } },
        interactions: true,
        promises: true,
      },
      ...{ appointments: true, touchpoints: { include: { prompts: true } }, deals: true, losses: true, feedback: true },
      ...{ complaints: true, tradeIns: true, broughtBy: true, points: true, invitations: true, pictures: true },
    },
  });
  const { vehicles, touchpoints, broughtBy } = customer;
  const rows: readonly { readonly id: string }[] = [
    ...[
      customer,
      ...vehicles,
      ...touchpoints,
      ...customer.interactions,
      ...customer.promises,
      ...customer.appointments,
    ],
    ...vehicles.flatMap(({ readings, services, policies }) => [...readings, ...services, ...policies]),
    ...[...customer.deals, ...customer.losses, ...customer.feedback, ...customer.complaints, ...customer.tradeIns],
    ...[...(broughtBy ? [broughtBy] : []), ...customer.points, ...customer.invitations],
    ...customer.pictures,
  ];
  const logged = await loggedAbout(
    tx,
    customerId,
    rows.map(({ id }) => id),
  );
  const names = [customer, ...logged.merged];
  await eraseTexts(tx, {
    customerId,
    inboundIds: logged.inboundIds,
    outboxKeys: touchpoints.flatMap(({ prompts }) => prompts.map(({ outboxKey }) => outboxKey)),
    names: [...new Set(names.map(({ name }) => name))],
    numbers: [...names.map(({ phone }) => phone), ...vehicles.flatMap(({ plate, vin }) => [plate, vin])].filter(
      (number) => number !== null,
    ),
  });
  await tx.change.deleteMany({ where: { id: { in: logged.changeIds } } });
  await tx.referral.updateMany({ where: { referrerId: customerId }, data: { referrerName: '（已删除）' } });
  if (broughtBy)
    await tx.pointEntry.updateMany({ where: { referralId: broughtBy.id }, data: { reason: '介绍了一位客户' } });
  await tx.importedRow.updateMany({ where: { customerId }, data: { customerId: null } });
  await tx.customer.delete({ where: { id: customerId } });
}

interface Logged {
  readonly changeIds: string[];
  /** Messages that wrote about the customer. */
  readonly inboundIds: string[];
  /** Records that were merged into this one, as they last stood. */
  readonly merged: readonly { readonly name: string; readonly phone: string | null }[];
}

/** The change log of a customer's rows, of rows that are gone, and of customers merged into this one. */
async function loggedAbout(tx: Tx, customerId: string, rowIds: readonly string[]): Promise<Logged> {
  const direct = await changesOf(tx, rowIds, [customerId]);
  const inboundIds = [...new Set(direct.map(({ inboundId }) => inboundId))];
  const removed = await tx.change.findMany({
    where: { inboundId: { in: inboundIds }, entity: 'customer', undoneBy: null },
    select: { entityId: true, before: true, after: true },
  });
  const gone = removed.filter(({ after, entityId }) => after === null && entityId !== customerId);
  const goneIds = gone.map(({ entityId }) => entityId);
  const all = goneIds.length === 0 ? direct : [...direct, ...(await changesOf(tx, goneIds, goneIds))];
  return {
    changeIds: all.map(({ id }) => id),
    inboundIds: [...new Set(all.map(({ inboundId }) => inboundId))],
    merged: gone.map(({ before }) => before as { name: string; phone: string | null }),
  };
}

const changesOf = (tx: Tx, rowIds: readonly string[], customerIds: readonly string[]) =>
  tx.$queryRaw<{ id: string; inboundId: string }[]>`
    SELECT id::text, inbound_id::text AS "inboundId" FROM changes
    WHERE entity_id = ANY (${[...rowIds]}::uuid[]) OR before->>'customerId' = ANY (${[...customerIds]}::text[])
       OR after->>'customerId' = ANY (${[...customerIds]}::text[])
       OR before->>'referrerId' = ANY (${[...customerIds]}::text[]) OR after->>'referrerId' = ANY (${[...customerIds]}::text[])`;
