import { createRandom, type Random, seedOf } from './random.ts';

/**
 * The call is not carried out.
 * - `errcode`: answered with this code · `http`: with this status and an HTML page in place of JSON
 * - `hang`: never answered · `drop`: the connection is cut
 */
export type NotDone =
  | { readonly errcode: number; readonly errmsg?: string }
  | { readonly http: number }
  | 'hang'
  | 'drop';

/** The call is carried out, but its answer never comes, or the connection is cut. */
export type NotTold = 'lost-answer' | 'lost-connection';

/**
 * The call is carried out and answered under a difficulty.
 * - `delayMs`: only after so many real milliseconds, or a number between two
 * - `revoked-token`: the platform has just taken the token back · `expired-token`: its time has just passed
 */
export type Difficulty =
  | { readonly delayMs: number | readonly [from: number, to: number] }
  | 'revoked-token'
  | 'expired-token';

/** What goes wrong with one call of the API. */
export type Fault = NotDone | NotTold | Difficulty;

/** The next `times` calls (default: all), or each with the probability `fraction` (default 1), of an API. */
export interface FaultRule {
  /** Path below /cgi-bin, such as `message/send`; `*` is every API. */
  readonly api: string;
  readonly fault: Fault;
  readonly times?: number;
  readonly fraction?: number;
}

export interface Faults {
  /** Returns a function that takes the rule back. */
  add(rule: FaultRule): () => void;
  clear(): void;
  /** How many faults have struck so far, of calls and of callbacks. */
  readonly struck: number;
  /** The same by name, such as `errcode -1`. */
  readonly tally: ReadonlyMap<string, number>;
  /**
   * What strikes this call; the first rule that fits wins. Called by the API once per request.
   * @param about whom the call is about: what strikes one member's calls does not depend on others' at the same time
   */
  draw(api: string, about?: string): Fault | null;
  /** Something else went wrong on purpose: it is counted under this name. */
  note(name: string): void;
  /** Dice of their own for everything of this name. */
  dice(name: string): Random;
}

export function nameOf(fault: Fault): string {
  if (typeof fault === 'string') return fault;
  if ('errcode' in fault) return `errcode ${fault.errcode}`;
  return 'http' in fault ? `HTTP ${fault.http}` : 'slow';
}

/** @param seed the same seed: the same faults, whatever else is drawn by lot */
export function createFaults(seed: number): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  const tally = new Map<string, number>();
  const allDice = new Map<string, Random>();
  const faults: Faults = {
    tally,
    add(rule) {
      const entry = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      rules.push(entry);
      return () => {
        rules = rules.filter((each) => each !== entry);
      };
    },
    clear() {
      rules = [];
    },
    get struck() {
      return [...tally.values()].reduce((sum, count) => sum + count, 0);
    },
    draw(api, about = '') {
      const dice = faults.dice(`${api} ${about}`);
      for (const entry of rules) {
        if (entry.left <= 0 || (entry.rule.api !== '*' && entry.rule.api !== api)) continue;
        if (entry.rule.fraction !== undefined && dice.next() >= entry.rule.fraction) continue;
        entry.left -= 1;
        faults.note(nameOf(entry.rule.fault));
        return entry.rule.fault;
      }
      return null;
    },
    note(name) {
      tally.set(name, (tally.get(name) ?? 0) + 1);
    },
    dice(name) {
      const known = allDice.get(name) ?? createRandom(seedOf(`${seed} ${name}`));
      allDice.set(name, known);
      return known;
    },
  };
  return faults;
}
