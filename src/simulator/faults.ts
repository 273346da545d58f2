import type { Random } from './random.ts';

/**
 * What goes wrong with one call of the API.
 * - `errcode`: answered with this code, nothing done
 * - `hang`: never answered, nothing done · `drop`: the connection is cut, nothing done
 * - `http`: this status with an HTML page in place of JSON, nothing done
 * - `lost-answer`: done, but the answer never comes · `lost-connection`: done, then the connection is cut
 */
export type Fault =
  | { readonly errcode: number; readonly errmsg?: string }
  | { readonly http: number }
  | 'hang'
  | 'drop'
  | 'lost-answer'
  | 'lost-connection';

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
  /** How many faults have struck so far. */
  readonly struck: number;
  /** What strikes this call; the first rule that fits wins. Called by the API once per request. */
  draw(api: string): Fault | null;
}

export function createFaults(random: Random): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  let struck = 0;
  return {
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
      return struck;
    },
    draw(api) {
      for (const entry of rules) {
        if (entry.left <= 0 || (entry.rule.api !== '*' && entry.rule.api !== api)) continue;
        if (entry.rule.fraction !== undefined && random.next() >= entry.rule.fraction) continue;
        entry.left -= 1;
        struck += 1;
        return entry.rule.fault;
      }
      return null;
    },
  };
}
