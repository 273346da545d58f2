import { setTimeout } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import { between } from './random.ts';
import type { XmlStyle } from './xml.ts';

/** What goes wrong with callbacks on their way. Each number is the part of the callbacks, or of their tries, it happens to. */
export interface CallbackFaults {
  /** Tries that never reach the bot; WeCom tries again, and is heard at the latest with the last try. */
  lostRequests: number;
  /** Tries the bot has answered, but the answer is lost on its way back. */
  lostAnswers: number;
  /** Callbacks that come on two connections at once. */
  doubled: number;
  /** Callbacks that come again, at once or after later ones, although they were answered. */
  repeated: number;
  /** Tries that are under way for `delayMs`, so that others overtake them. */
  delayed: number;
  /** Real milliseconds. */
  delayMs: readonly [from: number, to: number];
  /** How the XML is written: one of these for each callback. */
  styles: readonly XmlStyle[];
}

export const NO_CALLBACK_FAULTS: CallbackFaults = {
  ...{ lostRequests: 0, lostAnswers: 0, doubled: 0, repeated: 0, delayed: 0 },
  delayMs: [20, 100],
  styles: ['cdata'],
};

/** What goes wrong with one sender's callbacks; each call throws the dice anew. */
export interface Way {
  losesRequest(): boolean;
  losesAnswer(): boolean;
  isDoubled(): boolean;
  /** Whether it comes again, at once or after the next one. */
  comesAgain(): 'at once' | 'late' | null;
  style(): XmlStyle;
  /** Resolves when a try that is ready to go reaches the bot. */
  arrival(): Promise<void>;
}

/** @returns the way of this sender's callbacks. What strikes one sender does not depend on others at the same time. */
export function createWays(settings: CallbackFaults, faults: Faults): (from: string) => Way {
  let arrived = 0;
  return (from) => {
    const dice = faults.dice(`callbacks of ${from}`);
    const strikes = (part: number, name: string): boolean => {
      const struck = dice.next() < part;
      if (struck) faults.note(name);
      return struck;
    };
    return {
      losesRequest: () => strikes(settings.lostRequests, 'callback lost'),
      losesAnswer: () => strikes(settings.lostAnswers, 'answer to a callback lost'),
      isDoubled: () => strikes(settings.doubled, 'callback doubled'),
      comesAgain() {
        const isLate = dice.next() < 0.5;
        if (!strikes(settings.repeated, `callback repeated ${isLate ? 'late' : 'at once'}`)) return null;
        return isLate ? 'late' : 'at once';
      },
      style() {
        const style = settings.styles[Math.floor(dice.next() * settings.styles.length)] ?? 'cdata';
        if (style !== 'cdata') faults.note(`callback in XML ${style}`);
        return style;
      },
      async arrival() {
        const before = arrived;
        const delay = between(dice, settings.delayMs);
        if (strikes(settings.delayed, 'callback delayed')) {
          await setTimeout(delay);
          if (arrived > before) faults.note('callback overtaken');
        }
        arrived += 1;
      },
    };
  };
}
