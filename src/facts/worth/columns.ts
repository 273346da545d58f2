import type { Standing } from '../recording.ts';
import type { Worth } from './index.ts';

/** Columns of the customer that tell what they are worth. */
export interface WorthColumns {
  value?: string | null;
  tags?: string[];
}

/** The value, and the marks beside the tags there are. */
export const worthColumns = ({ value, marks = [] }: Worth, { tags }: Pick<Standing, 'tags'>): WorthColumns => ({
  ...(value && { value }),
  ...(marks.length > 0 && { tags: [...new Set([...tags, ...marks])] }),
});
