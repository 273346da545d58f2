import type { Bubble, Chats } from './chats.ts';

export interface WaitOptions {
  /** Only bubbles after this id (default 0: any). */
  readonly after?: number;
  /** Real milliseconds (default 5,000). */
  readonly timeoutMs?: number;
}

/** The first bubble that fits. @throws Error after the time limit, with the last bubbles there were */
export function waitForBubble(
  chats: Chats,
  predicate: (bubble: Bubble) => boolean,
  { after = 0, timeoutMs = 5_000 }: WaitOptions = {},
): Promise<Bubble> {
  const fits = (bubble: Bubble) => bubble.id > after && predicate(bubble);
  const early = chats.first(fits);
  if (early) return Promise.resolve(early);
  return new Promise((resolve, reject) => {
    const end = chats.subscribe((bubble) => {
      if (!fits(bubble)) return;
      clearTimeout(timer);
      end();
      resolve(bubble);
    });
    const timer = setTimeout(() => {
      end();
      const last = chats.since(chats.seq - 5).map((bubble) => `${bubble.userid} ${bubble.kind}: ${bubble.text}`);
      reject(new Error(`no such bubble within ${timeoutMs} ms; the last were:\n${last.join('\n')}`));
    }, timeoutMs);
  });
}
