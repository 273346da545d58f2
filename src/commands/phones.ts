import { masked } from '../crm/customer.ts';
import type { CommandContext } from './context.ts';

const PHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;

/** A text about a customer as this speaker may read it: phones in full for the owner and the owner's managers. */
export const phonesFor = (
  { speaker }: CommandContext,
  { ownerId }: { readonly ownerId: string },
  text: string,
): string => (ownerId === speaker.id || speaker.role !== 'administrator' ? text : text.replace(PHONE, masked));
