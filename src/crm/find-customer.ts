import type { Prisma } from '../db/generated/client.ts';
import { isPinyinQuery, pinyinOf } from '../language/pinyin.ts';
import { addressOf, canMean } from './address.ts';
import { customersOf, type Scope } from './scope.ts';
import type { Tx } from './writing.ts';

/** How a name is stored for matching: simplified already, lower case, without inner blanks. */
export const nameKeyOf = (name: string): string => name.toLowerCase().replace(/\s+/g, '');

const withCars = { vehicles: { orderBy: { createdAt: 'desc' } }, owner: { select: { id: true, name: true } } } as const;
/** A customer with cars and owner, as the finders return it. */
export type FoundCustomer = Prisma.CustomerGetPayload<{ include: typeof withCars }>;

/** How many hits a question can offer. */
export const MOST_HITS = 20;

const VIN = /^(?=.*\d)[A-HJ-NPR-Z0-9]{17}$/;

/** What the words in a search can stand for: the exact name, then whatever is weaker, in that order. */
function conditions(sought: string): Prisma.CustomerWhereInput[] {
  const key = nameKeyOf(sought);
  if (/^\d{3,}$/.test(key)) return [{ phone: { endsWith: key } }, { vehicles: { some: { plate: { endsWith: key } } } }];
  const plate = key.toUpperCase();
  if (VIN.test(plate)) return [{ vehicles: { some: { vin: plate } } }];
  const byPlate = { vehicles: { some: { plate: { contains: plate } } } };
  const named = [{ nameKey: key }, { aliases: { has: key } }];
  if (isPinyinQuery(key)) return [...named, { pinyin: { startsWith: key } }, { initials: key }];
  if (/\d/.test(key)) return [byPlate, { nameKey: { contains: key } }];
  return [...named, { nameKey: { contains: key } }, byPlate];
}

/**
 * The customers in reach a search can mean: name or part of it, pinyin or its beginning, initials, last digits of the
 * phone, plate or a part of it, VIN. Exact names come first and alone.
 */
export async function findCustomers(tx: Tx, scope: Scope, sought: string): Promise<FoundCustomer[]> {
  const hits = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), OR: conditions(sought) },
    include: withCars,
    orderBy: [{ lastContactOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: MOST_HITS + 1,
  });
  if (hits.length === 0) return addressed(tx, customersOf(scope), sought);
  const exact = hits.filter((hit) => isCalled(hit, sought));
  return exact.length > 0 ? exact : hits;
}

/** Whether this is the customer's name, or what a member has said to mean them. */
export const isCalled = ({ nameKey, aliases }: FoundCustomer, name: string): boolean =>
  nameKey === nameKeyOf(name) || aliases.includes(nameKeyOf(name));

/** Those of these customers whom 王总 or 李姐 can mean, the latest contact first; [] when it is no form of address. */
export async function addressed(tx: Tx, among: Prisma.CustomerWhereInput, name: string): Promise<FoundCustomer[]> {
  const address = addressOf(name);
  if (!address) return [];
  const hits = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { ...among, nameKey: { contains: nameKeyOf(address.surname) } },
    include: withCars,
    orderBy: [{ lastContactOn: { sort: 'desc', nulls: 'last' } }, { createdAt: 'desc' }],
    take: 100,
  });
  return hits.filter((hit) => canMean(address, hit.name, hit.aliases)).slice(0, MOST_HITS);
}

/**
 * Whom a name and a phone can mean: the customer with this phone, in the whole store since a phone is unique there (the
 * caller must not show one out of reach), and the customers in reach with exactly this name or alias.
 */
export async function findNamed(tx: Tx, scope: Scope, name: string | null, phone: string | undefined) {
  const named =
    name === null
      ? []
      : [{ ...customersOf(scope), OR: [{ nameKey: nameKeyOf(name) }, { aliases: { has: nameKeyOf(name) } }] }];
  const called = phone === undefined ? [] : [{ phone }];
  const found: FoundCustomer[] = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { OR: [...called, ...named] },
    include: withCars,
    orderBy: { createdAt: 'asc' },
  });
  return { holder: found.find((one) => phone !== undefined && one.phone === phone) ?? null, namesakes: found };
}

/** The customers in reach that may be the same person by name: the name itself, an alias, or what sounds alike. */
export function namesakesOf(tx: Tx, scope: Scope, name: string): Promise<FoundCustomer[]> {
  const nameKey = nameKeyOf(name);
  const { full: pinyin } = pinyinOf(name);
  return tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), OR: [{ nameKey }, { aliases: { has: nameKey } }, { pinyin }] },
    include: withCars,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: MOST_HITS,
  });
}

/** The customer with this id, when in reach. */
export function findById(tx: Tx, scope: Scope, id: string): Promise<FoundCustomer | null> {
  return tx.customer.findFirst({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), id },
    include: withCars,
  });
}

/** The customers in reach with these ids, in the order of the ids. */
export async function findByIds(tx: Tx, scope: Scope, ids: readonly string[]): Promise<FoundCustomer[]> {
  if (ids.length === 0) return [];
  const found = await tx.customer.findMany({
    relationLoadStrategy: 'join',
    where: { ...customersOf(scope), id: { in: [...ids] } },
    include: withCars,
  });
  return ids.flatMap((id) => found.filter((one) => one.id === id));
}
