declare const made: unique symbol;

/**
 * Whose customers a query may see: the ids of the members whose records are in reach. Opaque on purpose: only
 * chat/context, the tick and the command line make one (kept by the structure test), so a query of crm/ that
 * forgets its scope does not compile.
 */
export interface Scope {
  readonly [made]: true;
  /** The members whose customers are in reach: a rep's own id, a manager's departments'; null is the whole store. */
  readonly memberIds: readonly string[] | null;
}

/** Everyone's records: general managers, administrators, the tick. */
export const wholeStore = (): Scope => ({ memberIds: null }) as Scope;

/** The records of these members only. */
export const membersOnly = (memberIds: readonly string[]): Scope => ({ memberIds }) as Scope;

/** The Prisma filter on customers: those whose owner is in reach. */
export const customersOf = (scope: Scope): { ownerId?: { in: string[] } } =>
  scope.memberIds === null ? {} : { ownerId: { in: [...scope.memberIds] } };

/** The Prisma filter on rows that name a member, such as interactions and promises. */
export const rowsOf = (scope: Scope): { memberId?: { in: string[] } } =>
  scope.memberIds === null ? {} : { memberId: { in: [...scope.memberIds] } };
