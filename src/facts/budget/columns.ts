import type { Columns } from '../recording.ts';
import type { Budget } from './read.ts';

export const budgetColumns = ({ min, max }: Budget): Columns => ({ budgetMin: min, budgetMax: max });
