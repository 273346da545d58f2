import type { RowOutcome } from './outcome.ts';

/** How many lines of one sort are shown; the rest is in the copy with the problems. */
const MOST_SHOWN = 5;

const countOf = (outcomes: readonly RowOutcome[], outcome: RowOutcome['outcome']): number =>
  outcomes.filter((one) => one.outcome === outcome).length;

/**
 * What became, or would become, of the rows, for the administrator: how many of each, what is wrong by kind, and
 * where the store says something else.
 * @param isDone false before anything is written
 */
export function summaryOf(outcomes: readonly RowOutcome[], isDone: boolean): string {
  const failed = outcomes.filter(({ outcome }) => outcome === 'failed');
  const known = countOf(outcomes, 'known');
  const lines = [
    `${isDone ? '导入结果' : '预览'}：共 ${outcomes.length} 行`,
    line(isDone ? '新客户' : '将新增客户', countOf(outcomes, 'created')),
    line('已有的客户，补上了空白', countOf(outcomes, 'filled')),
    line('已有的客户，没有新内容', countOf(outcomes, 'same')),
    line('同时运行的另一次导入已写入', known),
    line(isDone ? '没导入' : '有问题，不会导入', failed.length),
    ...byKind(failed),
  ];
  const partly = outcomes.filter(({ outcome, problems }) => outcome !== 'failed' && problems.length > 0);
  const conflicts = outcomes.filter(({ conflicts: found }) => found.length > 0);
  return [
    ...lines.filter((text) => text !== ''),
    ...(partly.length > 0
      ? [`${partly.length} 行里有单元格用不上，客户照样导入，只略过这些格：`, ...byKind(partly)]
      : []),
    ...(conflicts.length > 0
      ? [`${conflicts.length} 行和已有的记录不一致，已有的不改：`, ...differing(conflicts)]
      : []),
  ].join('\n');
}

const line = (what: string, count: number): string => (count === 0 ? '' : `  ${what}  ${count}`);

/** 第 3、8、15 行…: kinds of problems, the most frequent first. */
function byKind(outcomes: readonly RowOutcome[]): string[] {
  const kinds = new Map<string, number[]>();
  for (const { row, problems } of outcomes)
    for (const kind of new Set(problems.map((problem) => problem.kind)))
      kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  return [...kinds]
    .toSorted((a, b) => b[1].length - a[1].length)
    .map(([kind, rows]) => `    ${kind}  ${rows.length} 行（${rowsOf(rows)}）`);
}

const rowsOf = (rows: readonly number[]): string =>
  `第 ${rows.slice(0, MOST_SHOWN).join('、')} 行${rows.length > MOST_SHOWN ? '…' : ''}`;

function differing(outcomes: readonly RowOutcome[]): string[] {
  const shown = outcomes
    .slice(0, MOST_SHOWN)
    .map(({ row, name, conflicts }) => `    第 ${row} 行 ${name}：${conflicts.join('；')}`);
  const left = outcomes.length - shown.length;
  return left > 0 ? [...shown, `    ……还有 ${left} 行`] : shown;
}
