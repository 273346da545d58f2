import type { Prisma } from '../db/generated/client.ts';
import { isPinyinQuery } from '../language/pinyin.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx } from './writing.ts';

/** How a name is stored for matching: simplified already, lower case, without inner blanks. */
export const nameKeyOf = (name: string): string => name.toLowerCase().replace(/\s+/g, '');

const withCars = { vehicles: { orderBy: { createdAt: 'desc' } }, owner: { select: { id: true, name: true } } } as const;
/** A customer with cars and owner, as the finders return it. */
export type FoundCustomer = Prisma.CustomerGetPayload<{ include: typeof withCars }>;

/** How many hits a question can offer. */
export const MOST_HITS = 20;

/** What the words in a search can stand for: the exact name, then whatever is weaker, in that order. */
function conditions(sought: string): Prisma.CustomerWhereInput[] {
  const key = nameKeyOf(sought);
  if (/^\d{3,}$/.test(key)) return [{ phone: { endsWith: key } }, { vehicles: { some: { plate: { endsWith: key } } } }];
  const plate = key.toUpperCase();
  const byPlate = { vehicles: { some: { plate: { contains: plate } } } };
  if (isPinyinQuery(key)) return [{ nameKey: key }, { pinyin: { startsWith: key } }, { initials: key }];
  if (/\d/.test(key)) return [byPlate, { nameKey: { contains: key } }];
  return [{ nameKey: key }, { nameKey: { contains: key } }, byPlate];
}

/**
 * The customers in reach a search can mean: name or part of it, pinyin or its beginning, initials, last digits of the
 * phone, plate or a part of it. Exact names come first and alone.
 */
export async function findCustomers(tx: Tx, scope: Scope, sought: string): Promise<FoundCustomer[]> {
  const hits = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), OR: conditions(sought) },
    include: withCars,
    orderBy: [{ lastContactOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: MOST_HITS + 1,
  });
  const exact = hits.filter((hit) => hit.nameKey === nameKeyOf(sought));
  return exact.length > 0 ? exact : hits;
}

/**
 * Whom a name and a phone can mean: the customer with this phone, in the whole store since a phone is unique there (the
 * caller must not show one out of reach), and the customers in reach with exactly this name.
 */
export async function findNamed(tx: Tx, scope: Scope, name: string | null, phone: string | undefined) {
  const named = name === null ? [] : [{ ...customersOf(scope), nameKey: nameKeyOf(name) }];
  const called = phone === undefined ? [] : [{ phone }];
  const found: FoundCustomer[] = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { OR: [...called, ...named] },
    include: withCars,
    orderBy: { createdAt: 'asc' },
  });
  return { holder: found.find((one) => phone !== undefined && one.phone === phone) ?? null, namesakes: found };
}

/** The customer with this id, when in reach. */
export function findById(tx: Tx, scope: Scope, id: string): Promise<FoundCustomer | null> {
  return tx.customer.findFirst({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), id },
    include: withCars,
  });
}
