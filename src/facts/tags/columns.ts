import type { Columns, Standing } from '../recording.ts';

/** Tags add up, each once. */
export const tagsColumns = (tags: readonly string[], before: Standing): Columns => ({
  tags: [...new Set([...before.tags, ...tags])],
});
