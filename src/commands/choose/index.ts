import { parseNumber } from '../../language/numbers.ts';
import type { Command } from '../command.ts';

const pattern =
  /^(?:(?:我?选|就|是|回复?|选择)?(?:第)?\s*(?<digits>\d{1,2})(?:号|个|项|条|\uFE0F?\u20E3|吧|\.)*|(?:我?选|就|选择)?第?(?<han>[一二三四五六七八九十])(?<unit>个|项|条|号)?吧?)$/;

/** A bare number: answers the newest open question. */
export const choose: Command = {
  name: 'choose',
  parse({ said }) {
    const { digits, han, unit } = pattern.exec(said)?.groups ?? {};
    // A lone 二 is a number, 一 may be a slip of the finger; 第二个 and 选二 are clear.
    if (digits === undefined && (han === undefined || (unit === undefined && !/[选第就]/.test(said)))) return null;
    const n = digits === undefined ? parseNumber(han ?? '') : Number(digits);
    return n ? { facts: { n } } : null;
  },
  help: '2：回答我刚问的问题',
  examples: [
    { said: '2', asked: { facts: { n: 2 } } },
    { said: '选第二个', asked: { facts: { n: 2 } } },
    { said: '8000', asked: null },
  ],
};
