import { describe, expect, test } from 'vitest';
import { adviceOn, type Reaction, reactionTo } from '../../src/wecom/errcodes.ts';

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n);

/** Every code that document/path/90313 names for what this bot calls, and some it could only meet by a mistake. */
const table: readonly [what: string, reaction: Reaction, codes: readonly number[]][] = [
  ['WeCom is busy', 'busy', [-1]],
  ['two wrote the same data at once', 'busy', [6000]],
  ['too many calls of one API at once', 'busy', [45033]],
  ['over a limit', 'quota', [45009]],
  ['a token that is void or has run out', 'renew', [40014, 42001, 42007, 42009]],
  ['a wrong secret: asking again gets the address blocked', 'setup', [40001]],
  ['the company or the secret is wrong or missing', 'setup', [40013, 41002, 41004]],
  ['something cuts the query off our addresses', 'setup', [41001]],
  ['the wrong app', 'setup', [40056, 41011, 301002]],
  ['no callback address', 'setup', [40057, 43012]],
  ['a right the app lacks', 'setup', [48001, 48002, 48005, 48009]],
  ['an untrusted domain', 'setup', [50001]],
  ['the app is switched off', 'setup', [50003]],
  ['an address that is not trusted', 'setup', [60020]],
  ['a member who does not exist', 'receiver', [40003, 40031, 46004, 60111]],
  ['a member outside the range of the app', 'receiver', [50002, 60011, 81013]],
  ['a member who is not on WeChat', 'receiver', [43004]],
  ['a department that does not exist', 'receiver', [60003, 60123]],
  ['a file of the wrong kind, or gone', 'message', [...range(40004, 40009), 40011]],
  ['a menu that is wrong', 'message', [...range(40016, 40027), 40054, 40055, 46003]],
  ['a login that is over', 'message', [40029, 42003, 42022, 84014, 84015]],
  ['too many receivers', 'message', [40032, 82002, 82003]],
  ['nobody named', 'message', [82001]],
  ['characters or parameters that are wrong', 'message', [40033, 40035, 40058, 40063]],
  ['confidential news', 'message', [40074]],
  ['customers who are none', 'message', [40096, 84061, 610004, 41051]],
  [
    'a card that is wrong',
    'message',
    [...range(42014, 42020), 42027, 42028, 42029, 42030, 42031, ...range(42033, 42051)],
  ],
  ['a card whose code has been used', 'message', [60140]],
  ['nothing in it, or too much', 'message', [44001, 44004, 45001, 45002, 45007, 45008, 45029, 830002]],
  ['words that could crash a phone', 'message', [82004]],
  [
    'group chats and robots, which we have not',
    'message',
    [86001, 86003, 86004, 86006, 86101, 86207, 86216, 86217, 86220],
  ],
  ['robots and customer service, which we have not', 'message', [93000, 93004, 93008, 95001]],
  ['a code of tomorrow', 'message', [777777, 1]],
];

describe('what to do about an errcode', () => {
  test.each(table)('%s: %s', (_, reaction, codes) => {
    expect(codes.map((code) => [code, reactionTo(code)])).toEqual(codes.map((code) => [code, reaction]));
  });

  test('each code has one place in the table', () => {
    const codes = table.flatMap(([, , all]) => all);
    expect(codes).toHaveLength(new Set(codes).size);
  });

  test('what only the administrator can put right, with what there is to say, says it in one line', () => {
    const advised = [40001, 40013, 40056, 43012, 48002, 50001, 50003, 60020, 301002];
    for (const code of advised) expect(adviceOn(code), String(code)).toMatch(/^[^\n]{10,120}$/);
    expect(adviceOn(40058)).toBeNull();
  });
});
