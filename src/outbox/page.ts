import { byteLength, cutAtLine, MAX_TEXT_BYTES } from '../wecom/text.ts';

export interface Page {
  /** At most as long as WeCom shows. */
  readonly text: string;
  /** What did not fit, for 更多. */
  readonly rest: string | null;
}

export interface Frame {
  /** Stands between two blocks; a blank line when left out. */
  readonly between?: string;
  /** Closes the message, and the rest once more. */
  readonly foot?: string;
  /** Says how many blocks are left, above the foot. */
  readonly more: (left: number) => string;
}

/**
 * As many whole blocks as one message takes. Never cuts inside a block, unless the first alone is too long.
 */
export function page(blocks: readonly string[], { between = '\n\n', foot = '', more }: Frame): Page {
  const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(between);
  for (let count = blocks.length; count > 0; count--) {
    const left = blocks.length - count;
    const text = join([...blocks.slice(0, count), left > 0 ? more(left) : '', foot]);
    if (byteLength(text) <= MAX_TEXT_BYTES)
      return { text, rest: left > 0 ? join([...blocks.slice(count), foot]) : null };
  }
  const { head, rest } = cutAtLine(join([...blocks, foot]), MAX_TEXT_BYTES);
  return { text: head, rest: rest || null };
}

const MORE = '\n……回“更多”接着看';

/** As many lines of a text as one message takes; a line is cut only when it alone is too long. */
export function pageOfText(text: string): Page {
  if (byteLength(text) <= MAX_TEXT_BYTES) return { text, rest: null };
  const { head, rest } = cutAtLine(text, MAX_TEXT_BYTES - byteLength(MORE));
  return { text: head + MORE, rest };
}
