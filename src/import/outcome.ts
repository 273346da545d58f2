import type { Draft, Problem } from './draft.ts';
import { isOwner, type Owner, type OwnerOf } from './owners.ts';
import { type Settled, type SettleOptions, settle } from './settle.ts';
import type { Shelf } from './shelf.ts';

/** What became of one row of the file. */
export interface RowOutcome {
  readonly row: number;
  readonly name: string;
  /** known: settled by a run before. */
  readonly outcome: Settled['outcome'] | 'failed' | 'known';
  readonly customerId: string | null;
  /** Why it failed, or which cells were left out. */
  readonly problems: readonly Problem[];
  readonly conflicts: readonly string[];
}

/** A row whose owner is known. */
export interface Owned {
  readonly draft: Draft;
  readonly owner: Owner;
}

/** Parts the rows that can be brought in from those that cannot. */
export function owned(drafts: readonly Draft[], ownerOf: OwnerOf): { ready: Owned[]; failed: RowOutcome[] } {
  const ready: Owned[] = [];
  const failed: RowOutcome[] = [];
  for (const draft of drafts) {
    const owner = ownerOf(draft.owner);
    if (isOwner(owner) && draft.errors.length === 0) ready.push({ draft, owner });
    else failed.push(failure(draft, isOwner(owner) ? draft.errors : [...draft.errors, owner]));
  }
  return { ready, failed };
}

export const failure = ({ row, name }: Draft, problems: readonly Problem[]): RowOutcome => ({
  ...{ row, name, outcome: 'failed', customerId: null, problems, conflicts: [] },
});

/** Settles rows on the shelf; nothing is written yet. */
export const settleRows = (rows: readonly Owned[], shelf: Shelf, options: SettleOptions) =>
  rows.map(({ draft, owner }) => {
    const settled = settle(draft, owner.id, shelf, options);
    if ('kind' in settled) return { person: null, outcome: failure(draft, [settled]) };
    const { person, outcome, conflicts } = settled;
    const { row, name, warnings: problems } = draft;
    return { person, outcome: { row, name, outcome, customerId: person.row.id, problems, conflicts } };
  });
