import type { Words } from './words.ts';

/**
 * One sentence a message, so that it can be copied with one long press: the first of every task, then the second of
 * every task. What to ask and to avoid stands with the first.
 */
export function pagesOf(words: readonly Words[], customer: string | null): string[] {
  const longest = Math.max(0, ...words.map(({ scripts }) => scripts.length));
  const said = Array.from({ length: longest }, (_, turn) =>
    words.flatMap(({ title, scripts, advice }) => {
      const text = scripts[turn];
      return text === undefined ? [] : [{ title, text, advice: turn === 0 ? advice : undefined }];
    }),
  ).flat();
  return said.map(({ title, text, advice }, index) => {
    const left = said.length - 1 - index;
    const head = `${customer ? `发给${customer}的` : ''}话术（${title}），长按复制：`;
    const foot = left > 0 ? `不合适就回“再来一条”，还有${left}条。` : '就这些了，照自己的口气改一改更好。';
    return [head, text, advice?.join('\n'), foot].filter((part) => part !== undefined).join('\n\n');
  });
}
