import type { Columns, Standing } from '../recording.ts';
import type { Worth } from './index.ts';

/** The value, and the marks beside the tags there are. */
export const worthColumns = ({ value, marks = [] }: Worth, { tags }: Standing): Columns => ({
  ...(value && { value }),
  ...(marks.length > 0 && { tags: [...new Set([...tags, ...marks])] }),
});
