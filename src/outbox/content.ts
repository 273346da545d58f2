import type { Outgoing } from '../wecom/outgoing.ts';

type WithoutReceivers<T> = T extends unknown ? Omit<T, 'to'> : never;

/** What is owed to one member: a WeCom message whose receiver is put in when it is sent. */
export type Content = WithoutReceivers<Outgoing>;

export const textContent = (content: string): Content => ({ msgtype: 'text', text: { content } });

/**
 * WeCom swallows a message equal to an earlier one, which makes a retry safe but would also silence a second reply in
 * the same words. Such a text gets a zero-width space at its end, as many as it takes to differ from `earlier`.
 */
export function unlike(text: string, earlier: readonly string[]): string {
  return earlier.includes(text) ? unlike(`${text}\u200b`, earlier) : text;
}
