import type { Columns, Standing } from '../recording.ts';

/** Models looked at add up; the latest comes first, each once. */
export const interestColumns = (models: readonly string[], before: Standing): Columns => ({
  interest: [...new Set([...models, ...before.interest])],
});
