import type { Prisma } from '../db/generated/client.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx } from './writing.ts';

type Values = Readonly<Record<string, unknown>>;

/** One write: what stood there before and after; null where the row was made or removed. */
export interface Written {
  /** The Prisma model. */
  readonly entity: string;
  readonly before: Values | null;
  readonly after: Values | null;
  /** The row as it stands now; empty when it is gone. */
  readonly row: Values;
}

/** Everything one message wrote about a customer, or an interaction that came with an import. */
export interface HistoryEntry {
  readonly at: Date;
  /** Who wrote it. */
  readonly by: string;
  /** Whether it was taken back. */
  readonly undone: boolean;
  readonly written: readonly Written[];
}

const rows = {
  vehicles: { include: { readings: true, services: true, policies: true } },
  interactions: { include: { member: { select: { name: true } } } },
  promises: true,
  appointments: true,
  touchpoints: true,
  deals: true,
  losses: true,
  feedback: true,
  complaints: true,
  tradeIns: true,
  broughtBy: true,
  points: true,
  invitations: true,
  pictures: true,
} satisfies Prisma.CustomerInclude;

/** Who wrote what about a customer in reach, the newest first; at most `most` entries. */
export async function historyOf(tx: Tx, scope: Scope, customerId: string, most: number): Promise<HistoryEntry[]> {
  const customer = await tx.customer.findFirst({ where: { ...customersOf(scope), id: customerId }, include: rows });
  if (!customer) return [];
  const { vehicles, interactions, promises, appointments, touchpoints } = customer;
  const { deals, losses, feedback, complaints, tradeIns, broughtBy, points, invitations, pictures } = customer;
  const told = [
    ...deals,
    ...losses,
    ...feedback,
    ...complaints,
    ...tradeIns,
    ...points,
    ...invitations,
    ...pictures,
    ...(broughtBy ? [broughtBy] : []),
  ];
  const below = vehicles.flatMap(({ readings, services, policies }) => [...readings, ...services, ...policies]);
  const all = [customer, ...vehicles, ...below, ...interactions, ...promises, ...appointments, ...touchpoints, ...told];
  const byId = new Map(all.map((row): [string, Values] => [row.id, row]));
  const changed = await tx.change.findMany({
    where: { entityId: { in: [...byId.keys()] } },
    select: { inboundId: true },
    distinct: 'inboundId',
  });
  // A message about the customer may have made rows that its undo has removed.
  const ids = changed.map(({ inboundId }) => inboundId);
  const messages = await tx.inbound.findMany({
    where: { changes: { some: {} }, OR: [{ customerId }, { id: { in: ids } }] },
    include: { changes: { orderBy: { seq: 'asc' } }, member: { select: { name: true } } },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: most,
  });
  const entries = messages.map((message) => {
    // An answer to the list writes about several customers.
    const changes = message.changes.filter(({ entityId }) => message.customerId === customerId || byId.has(entityId));
    return {
      at: message.receivedAt,
      by: message.member?.name ?? '',
      undone: changes.every(({ undoneBy }) => undoneBy !== null),
      written: changes.map(({ entity, entityId, before, after }) => ({
        entity,
        before: before as Values | null,
        after: after as Values | null,
        row: byId.get(entityId) ?? {},
      })),
    };
  });
  const logged = await tx.change.findMany({
    where: { entity: 'interaction', entityId: { in: interactions.map(({ id }) => id) } },
    select: { entityId: true },
  });
  const imported = interactions
    .filter(({ id }) => !logged.some(({ entityId }) => entityId === id))
    .map(({ member, ...row }) => ({
      at: row.createdAt,
      by: member.name,
      undone: false,
      written: [{ entity: 'interaction', before: null, after: row, row }],
    }));
  return [...entries, ...imported].toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most);
}
