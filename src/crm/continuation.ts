/** Parts the pages of a member's continuation: each 更多 takes one. */
const PAGE_BREAK = '\f';

/** What 更多 shows, page by page, before what an earlier message has left to say. */
export const toBeContinued = (pages: readonly string[], earlier: string | null): string =>
  [...pages, ...(earlier === null ? [] : [earlier])].join(PAGE_BREAK);

/** The next page, and what is left after it; null when nothing is. */
export function nextPage(continuation: string): { readonly page: string; readonly left: string | null } {
  const [page = '', ...later] = continuation.split(PAGE_BREAK);
  return { page, left: later.length > 0 ? later.join(PAGE_BREAK) : null };
}
