/** The longest text or markdown WeCom shows, passive or sent, in UTF-8 bytes. Source: document/path/90236. */
export const MAX_TEXT_BYTES = 2048;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** UTF-8 bytes of a text: 3 for a Chinese character, 4 for most emoji. */
export const byteLength = (text: string): number => Buffer.byteLength(text);

/**
 * A text whose every character is shown as it stands: WeCom makes links of `<a href>`, and what one member notes must
 * not reach another as a link in the bot's own words. As long in bytes as before. Source: document/path/90236.
 */
export const withoutLinks = (text: string): string => text.replaceAll(/<(?=\s*\/?\s*a[\s>/])/gi, '(');

/** The longest beginning of `text` that fits, in UTF-16 units, ending between two code points. */
function fittingLength(text: string, maxBytes: number): number {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
  return read;
}

/** The last boundary between graphemes at or before `end`, or `end` when one grapheme fills everything. */
function graphemeBoundary(text: string, end: number): number {
  return graphemes.segment(text).containing(end)?.index || end;
}

/**
 * Cuts a text so that `head` has at most `maxBytes` UTF-8 bytes. The cut is after a line if there is one, else
 * between two graphemes (a family emoji stays whole), else between two code points. The line break at the cut belongs
 * to neither part; otherwise head + rest is the text. `rest` is '' when everything fits.
 * @throws RangeError when `maxBytes` cannot hold any code point (less than 4)
 */
export function cutAtLine(text: string, maxBytes: number): { head: string; rest: string } {
  if (maxBytes < 4) throw new RangeError(`cannot cut text to ${maxBytes} bytes`);
  if (byteLength(text) <= maxBytes) return { head: text, rest: '' };
  const end = fittingLength(text, maxBytes);
  const newline = text.lastIndexOf('\n', end);
  if (newline > 0) return { head: text.slice(0, newline), rest: text.slice(newline + 1) };
  const cut = graphemeBoundary(text, end);
  return { head: text.slice(0, cut), rest: text.slice(cut) };
}
