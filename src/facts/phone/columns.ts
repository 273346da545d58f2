import type { Columns } from '../recording.ts';

/** With a phone the customer is told apart by it, no longer by the name. */
export const phoneColumns = (phone: string): Columns => ({ phone, phonelessName: null });
