/** What an examination found, in words for the administrator. */
export interface Finding {
  readonly mark: 'ok' | 'warn' | 'bad';
  readonly text: string;
  /** What to do about it, such as what to click in the console. */
  readonly remedy?: string;
}

export const ok = (text: string): Finding => ({ mark: 'ok', text });
export const warn = (text: string, remedy: string): Finding => ({ mark: 'warn', text, remedy });
export const bad = (text: string, remedy: string): Finding => ({ mark: 'bad', text, remedy });

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

/** One finding as it is printed; the remedy stands below it. */
export const say = ({ mark, text, remedy }: Finding): string =>
  `${MARKS[mark]} ${text}${remedy === undefined ? '' : `\n    → ${remedy}`}`;
