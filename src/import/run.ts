import type { Settings } from '../care/presets.ts';
import { planAgain } from '../care/replan.ts';
import type { Scope } from '../crm/scope.ts';
import type { Tx } from '../crm/writing.ts';
import type { PrismaClient } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import { writeAudit } from './audit.ts';
import type { Draft } from './draft.ts';
import { failure, type Owned, owned, type RowOutcome, settleRows } from './outcome.ts';
import type { Owner, OwnerOf } from './owners.ts';
import { savePeople } from './save.ts';
import { Shelf } from './shelf.ts';

export interface Bringing {
  readonly prisma: PrismaClient;
  readonly scope: Scope;
  readonly settings: Settings;
  readonly now: Moment;
  readonly members: readonly Owner[];
  readonly ownerOf: OwnerOf;
  /** Rows per transaction. */
  readonly batch?: number;
  /** Told after each batch how many rows are through. */
  readonly onProgress?: (done: number) => void;
}

/** Large enough to be fast, small enough for the bot's own messages to pass between. */
const BATCH = 200;

/**
 * Rows after which the database counts its tables anew: an embedded one never does so by itself, and reading 100 of
 * 50,000 customers then takes it 400 ms instead of 17.
 */
const ANALYZED = { atLeast: 500, every: 5_000 };

/** What importing would do, in the order of the file. Reads the store and writes nothing. */
export async function preview(
  drafts: readonly Draft[],
  bringing: Bringing,
  settled: ReadonlySet<number>,
): Promise<RowOutcome[]> {
  const { prisma, scope, now, members, ownerOf, onProgress } = bringing;
  const { ready, failed } = owned(unsettled(drafts, settled), ownerOf);
  const shelf = new Shelf();
  const outcomes = [...failed];
  for (const batch of batches(ready, bringing.batch)) {
    await shelf.load(
      prisma,
      scope,
      batch.map(({ draft, owner }) => ({ draft, ownerId: owner.id })),
    );
    outcomes.push(...settleRows(batch, shelf, { now, sayOwner: namesOf(members) }).map(({ outcome }) => outcome));
    onProgress?.(outcomes.length);
  }
  return outcomes.toSorted((a, b) => a.row - b.row);
}

/** Which file it is, by its content, so that a second run goes on where the first stopped. */
export interface ImportedFile {
  readonly name: string;
  readonly fingerprint: string;
}

/** An import begun before. */
export interface Begun {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Rows that are through. */
  readonly settled: ReadonlySet<number>;
}

/** What earlier runs have done of this file; null for one never begun. */
export async function begun(prisma: PrismaClient, { fingerprint }: ImportedFile): Promise<Begun | null> {
  const found = await prisma.import.findUnique({ where: { fingerprint } });
  if (!found) return null;
  const rows = await prisma.importedRow.findMany({ where: { importId: found.id }, select: { row: true } });
  const { id, startedAt, finishedAt } = found;
  return { id, startedAt, finishedAt, settled: new Set(rows.map(({ row }) => row)) };
}

/**
 * Brings the rows in, in batches of one transaction each, with the care that follows from them. Rows settled before
 * are left alone; a row that cannot be written fails alone. Rows that failed are not remembered: run again, they are
 * tried again.
 * @param isStopped asked before each batch; what is done stays done
 */
export async function bringIn(
  file: ImportedFile,
  drafts: readonly Draft[],
  bringing: Bringing,
  isStopped: () => boolean = () => false,
): Promise<{ outcomes: RowOutcome[]; isFinished: boolean }> {
  const { prisma, now, ownerOf, onProgress } = bringing;
  const { id } = await prisma.import.upsert({
    where: { fingerprint: file.fingerprint },
    create: { id: newId(), fingerprint: file.fingerprint, fileName: file.name, startedAt: now.instant },
    update: {},
  });
  const before = await begun(prisma, file);
  const { ready, failed } = owned(unsettled(drafts, before?.settled ?? new Set()), ownerOf);
  const outcomes = [...failed];
  let isFinished = true;
  let written = 0;
  for (const batch of batches(ready, bringing.batch)) {
    isFinished = !isStopped();
    if (!isFinished) break;
    outcomes.push(...(await bringBatch(id, batch, bringing)));
    written += batch.length;
    if (written >= ANALYZED.every) {
      await prisma.$executeRaw`ANALYZE`;
      written = 0;
    }
    onProgress?.(outcomes.length);
  }
  if (written >= ANALYZED.atLeast) await prisma.$executeRaw`ANALYZE`;
  if (isFinished) await prisma.import.update({ where: { id }, data: { finishedAt: now.instant } });
  const made = outcomes.filter(({ outcome }) => outcome === 'created').length;
  const filled = outcomes.filter(({ outcome }) => outcome === 'filled').length;
  if (made + filled > 0) await writeAudit(prisma, `导入 ${file.name}：新增 ${made} 位客户，补充 ${filled} 位`, now);
  return { outcomes: outcomes.toSorted((a, b) => a.row - b.row), isFinished };
}

/** A batch in one transaction; one that fails as a whole is brought in row by row. */
async function bringBatch(id: string, batch: readonly Owned[], bringing: Bringing): Promise<RowOutcome[]> {
  const { prisma } = bringing;
  const options = { timeout: 60_000 };
  try {
    return await prisma.$transaction((tx) => bringRows(tx, id, batch, bringing), options);
  } catch {
    const outcomes: RowOutcome[] = [];
    for (const one of batch) {
      outcomes.push(
        ...(await prisma
          .$transaction((tx) => bringRows(tx, id, [one], bringing), options)
          .catch((error: unknown) => [failure(one.draft, [notWritten(error)])])),
      );
    }
    return outcomes;
  }
}

const notWritten = (error: unknown) => ({
  kind: '写入失败',
  text: `写入失败：${error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)}`,
});

async function bringRows(tx: Tx, importId: string, rows: readonly Owned[], bringing: Bringing): Promise<RowOutcome[]> {
  const { scope, now, settings, members } = bringing;
  // Two runs of one file take turns, so that neither brings in what the other has.
  await tx.$queryRaw`SELECT id FROM imports WHERE id = ${importId}::uuid FOR UPDATE`;
  const numbers = rows.map(({ draft }) => draft.row);
  const done = await tx.importedRow.findMany({ where: { importId, row: { in: numbers } }, select: { row: true } });
  const known = new Set(done.map(({ row }) => row));
  const left = rows.filter(({ draft }) => !known.has(draft.row));
  const shelf = new Shelf();
  await shelf.load(
    tx,
    scope,
    left.map(({ draft, owner }) => ({ draft, ownerId: owner.id })),
  );
  const settled = settleRows(left, shelf, { now, sayOwner: namesOf(members) });
  const people = [...new Set(settled.flatMap(({ person }) => person ?? []))];
  const written = await savePeople(tx, people, now);
  await planAgain(tx, written, now, settings);
  const outcomes = settled.map(({ outcome }) => outcome);
  const through = outcomes.filter(({ outcome }) => outcome !== 'failed');
  await tx.importedRow.createMany({
    data: through.map(({ row, outcome, customerId }) => ({ importId, row, outcome, customerId })),
  });
  const before = rows.filter(({ draft }) => known.has(draft.row));
  return [
    ...outcomes,
    ...before.map(({ draft: { row, name } }) => ({
      ...{ row, name, outcome: 'known' as const, customerId: null, problems: [], conflicts: [] },
    })),
  ];
}

const unsettled = (drafts: readonly Draft[], settled: ReadonlySet<number>): Draft[] =>
  drafts.filter(({ row }) => !settled.has(row));

function* batches<T>(all: readonly T[], size = BATCH): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}

function namesOf(members: readonly Owner[]): (id: string) => string {
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '另一位同事';
}
