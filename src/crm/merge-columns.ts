import type { Customer, Prisma } from '../db/generated/client.ts';
import { addressOf } from './address.ts';
import { namedColumns } from './customer.ts';

type Patch = Partial<Prisma.CustomerUncheckedCreateInput>;

/** Columns that stand or fall together; they are blank when the first of them is. */
const GROUPS: readonly (readonly (keyof Customer & keyof Patch)[])[] = [
  ['level', 'levelSetOn'],
  ['value'],
  ['source'],
  ['birthMonth', 'birthDay', 'birthCalendar', 'birthLeap'],
  ['birthYear'],
];

const joined = (first: readonly string[], second: readonly string[]): string[] => [...new Set([...first, ...second])];
const earliest = <T extends string>(a: T, b: T): T => (a < b ? a : b);
const latest = <T extends string>(a: T | null, b: T | null): T | null => (a === null || (b !== null && b > a) ? b : a);

/**
 * What the kept customer's columns become: its own value wins, blanks are filled from the other, and the other's name
 * goes on to mean it; lists are joined, the record began when the earlier did, the last contact is the later. No contact
 * wanted by one is wanted by neither.
 * @param phone the one that stays; null where neither has any
 */
export function mergedColumns(kept: Customer, gone: Customer, phone: string | null): Patch {
  const blank = GROUPS.filter(([first]) => first !== undefined && kept[first] === null && gone[first] !== null).flat();
  const noBudget = kept.budgetMin === null && kept.budgetMax === null;
  // 王总 is no name: a real one takes its place.
  const renamed = kept.ownerId === gone.ownerId && addressOf(kept.name) !== null && addressOf(gone.name) === null;
  const named = renamed ? gone : kept;
  const called = [kept.nameKey, gone.nameKey, ...kept.aliases, ...gone.aliases].filter((key) => key !== named.nameKey);
  return {
    ...namedColumns(named.name),
    ...Object.fromEntries(blank.map((key) => [key, gone[key]])),
    ...(noBudget && { budgetMin: gone.budgetMin, budgetMax: gone.budgetMax }),
    // Everybody begins as potential: that says less than any other stage.
    ...(kept.stage === 'potential' && { stage: gone.stage, stageSince: gone.stageSince }),
    phone,
    phonelessName: phone === null ? named.name : null,
    aliases: joined(called, []),
    interest: joined(kept.interest, gone.interest),
    tags: joined(kept.tags, gone.tags),
    doNotContact: kept.doNotContact || gone.doNotContact,
    recordBeganOn: earliest(kept.recordBeganOn, gone.recordBeganOn),
    lastContactOn: latest(kept.lastContactOn, gone.lastContactOn),
  };
}
