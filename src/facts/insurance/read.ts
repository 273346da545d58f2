import type { CalendarDate } from '../../language/calendar-date.ts';
import type { Proposal } from '../fact.ts';
import type { Event } from '../reading/event.ts';
import { expiryOf } from '../reading/expiry.ts';
import type { Reading } from '../reading/reading.ts';

/** compulsory 交强险, commercial 商业险, unspecified 保险. */
export type PolicyKind = 'compulsory' | 'commercial' | 'unspecified';

export interface Policy {
  readonly kind: PolicyKind;
  readonly expires: CalendarDate;
}

/** One policy, or two when two are named. */
export type Insurance = Policy | readonly Policy[];

const kindsOf = (words: string): PolicyKind[] => {
  const kinds: PolicyKind[] = [];
  if (/交强|[两俩]/.test(words)) kinds.push('compulsory');
  if (/商业|[两俩]|车损|三者|三责/.test(words)) kinds.push('commercial');
  return kinds.length > 0 ? kinds : ['unspecified'];
};

/** 交强险和商业险都是…: a policy without a date of its own runs out with the one named next to it. */
function withDates(policies: readonly Event[], index: number): Event | undefined {
  const policy = policies[index];
  if (!policy || policy.dates.length > 0) return policy;
  const neighbour = policies[index + 1] ?? policies[index - 1];
  return neighbour && { ...policy, dates: neighbour.dates };
}

export function readInsurance(reading: Reading): Proposal<Insurance>[] {
  const policies = reading.events.filter(({ kind }) => kind === 'insurance');
  return policies.flatMap((event, index): Proposal<Insurance>[] => {
    const policy = withDates(policies, index);
    const when = policy && !event.negated ? expiryOf(reading, policy) : null;
    if (!when) return [];
    const kinds = kindsOf(reading.shape.slice(event.start, event.end));
    if ('ask' in when) {
      const [kind = 'unspecified'] = kinds;
      const ask = when.ask.map((expires) => ({ label: expires, facts: { insurance: { kind, expires } } }));
      return [{ value: null, words: [event], shared: when.places, ask }];
    }
    const found = kinds.map((kind) => ({ kind, expires: when.date }));
    const [only] = found;
    const assumed = when.assumed.includes('date') ? ['expires'] : [];
    return only ? [{ value: found.length === 1 ? only : found, words: [event], shared: when.places, assumed }] : [];
  });
}
