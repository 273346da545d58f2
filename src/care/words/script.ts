import type { Situation } from '../rule.ts';
import { type Voice, voiceOf } from '../voice.ts';
import { type Kind, kindOf } from './kind.ts';

/**
 * A sentence to send, for everybody or for one kind of customer. Null where the record lacks what it speaks of (days
 * since delivery, last topic): the other sentences of the same list need none of that.
 */
export interface Script<More extends object = object> {
  (voice: Voice & More): string | null;
  readonly kind?: Kind;
}

const meantFor =
  (kind: Kind) =>
  <More extends object = object>(script: (voice: Voice & More) => string | null): Script<More> =>
    Object.assign(script, { kind });

export const rational = meantFor('rational');
export const emotional = meantFor('emotional');
export const decisive = meantFor('decisive');

/** The sentences for one kind of customer only. */
export const spokenTo = (
  kind: Kind,
  scripts: readonly Script[],
  situation: Pick<Situation, 'facts' | 'subject' | 'now'>,
): string[] => {
  const voice = voiceOf(situation);
  return scripts.filter((script) => script.kind === kind).flatMap((script) => script(voice) ?? []);
};

/** The sentences that suit the customer, ready to paste: those of the customer's own kind first, then everybody's. */
export function spoken<More extends object = object>(
  scripts: readonly Script<More>[],
  situation: Pick<Situation, 'facts' | 'subject' | 'now'>,
  more?: More,
): string[] {
  const kind = kindOf(situation.facts.customer);
  const own = scripts.filter((script) => script.kind !== undefined && script.kind === kind);
  const neutral = scripts.filter((script) => script.kind === undefined);
  const voice = { ...voiceOf(situation), ...more } as Voice & More;
  return [...own, ...neutral].map((script) => script(voice)).filter((text) => text !== null);
}
