import { nameKeyOf } from '../crm/find-customer.ts';
import type { Scope } from '../crm/scope.ts';
import { customersOf } from '../crm/scope.ts';
import type { Tx } from '../crm/writing.ts';
import type { Draft } from './draft.ts';
import type { Car, Person } from './person.ts';

const withAll = {
  vehicles: { include: { policies: true, readings: true, services: true }, orderBy: { createdAt: 'desc' } },
  interactions: { where: { note: { not: null } }, select: { note: true } },
} as const;

/** The customers rows can mean: those of the store, and those made by rows before. */
export class Shelf {
  readonly #byId = new Map<string, Person>();
  readonly #byPhone = new Map<string, Person>();
  readonly #byName = new Map<string, Set<Person>>();

  /** Whoever has the phone, in the whole store. */
  holder = (phone: string): Person | undefined => this.#byPhone.get(phone);

  /** The owner's customers of exactly this name. */
  namesakes = (ownerId: string, name: string): Person[] => [
    ...(this.#byName.get(`${ownerId} ${nameKeyOf(name)}`) ?? []),
  ];

  /** Puts a customer where rows find them; again, when they have got a phone. */
  add(person: Person): void {
    const { id, phone, ownerId, name } = person.row;
    this.#byId.set(id, person);
    if (phone) this.#byPhone.set(phone, person);
    const key = `${ownerId} ${nameKeyOf(name)}`;
    this.#byName.set(key, (this.#byName.get(key) ?? new Set()).add(person));
  }

  /** Reads from the store whomever these rows can mean. */
  async load(
    tx: Tx,
    scope: Scope,
    rows: readonly { readonly draft: Draft; readonly ownerId: string }[],
  ): Promise<void> {
    const phones = rows.flatMap(({ draft }) => draft.phone ?? []);
    const names = [...new Set(rows.map(({ draft }) => nameKeyOf(draft.name)))];
    const owners = [...new Set(rows.map(({ ownerId }) => ownerId))];
    const found = await tx.customer.findMany({
      relationLoadStrategy: 'join',
      where: {
        ...customersOf(scope),
        OR: [{ phone: { in: phones } }, { AND: [{ ownerId: { in: owners } }, { nameKey: { in: names } }] }],
      },
      include: withAll,
    });
    for (const { vehicles, interactions, ...row } of found) {
      if (this.#byId.has(row.id)) continue;
      const cars = vehicles.map(
        ({ policies, readings, services, ...car }): Car => ({
          ...{ row: car, isStored: true, patch: {} },
          policies: policies.map(({ kind, expiresOn }) => ({ kind, expiresOn, isStored: true })),
          readings: readings.map(({ km, readOn }) => ({ km, readOn, isStored: true })),
          services: services.map(({ doneOn, km }) => ({ doneOn, km, isStored: true })),
        }),
      );
      const notes = interactions.map(({ note }) => ({ text: note ?? '', isStored: true }));
      this.add({ row: row as Person['row'], isStored: true, patch: {}, cars, notes });
    }
  }
}
