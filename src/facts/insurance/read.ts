import type { CalendarDate } from '../../language/calendar-date.ts';
import type { Proposal } from '../fact.ts';
import { matchesOf } from '../reading/clause-words.ts';
import type { Event } from '../reading/event.ts';
import { expiryOf } from '../reading/expiry.ts';
import type { Reading } from '../reading/reading.ts';
import { whenOf } from '../reading/when.ts';
import { renewalsIn } from './renewal.ts';

/** compulsory 交强险, commercial 商业险, unspecified 保险. */
export type PolicyKind = 'compulsory' | 'commercial' | 'unspecified';

export interface Policy {
  readonly kind: PolicyKind;
  readonly expires: CalendarDate;
}

/** One policy, or two when two are named. */
export type Insurance = Policy | readonly Policy[];

/** Which insurances some words name. */
export const kindsOf = (words: string): PolicyKind[] => {
  const kinds: PolicyKind[] = [];
  if (/交强|[两俩]/.test(words)) kinds.push('compulsory');
  if (/商业|[两俩]|车损|三者|三责/.test(words)) kinds.push('commercial');
  return kinds.length > 0 ? kinds : ['unspecified'];
};

/** 交强险和商业险都是…: a policy without a date of its own runs out with the one named next to it. */
function withDates(policies: readonly Event[], index: number, shape: string): Event | undefined {
  const policy = policies[index];
  if (!policy || policy.dates.length > 0) return policy;
  const earlier = policies[index - 1];
  // 交强险1月6号 商业险也是
  if (earlier && /^(?:也|都|同样?|一样)/.test(shape.slice(policy.end))) return { ...earlier, kind: policy.kind };
  const dated = (one: Event | undefined) => one !== undefined && one.dates.length > 0;
  const neighbour = [policies[index + 1], earlier].find(dated) ?? policies.slice(0, index).findLast(dated);
  return neighbour && { ...policy, dates: neighbour.dates };
}

const renewed =
  /续(?:保|险|费)?(?:了|的|已经?|已)*(?:一年)?(?:全险|车险|保险|商业险?|交强险?)?(?:了)?[\s,，]*到(?:了)?(?<until>ⓓ+)/dg;

/** 续保了 续到明年9月20: renewed until a day. */
function readRenewal(reading: Reading, policies: readonly Event[]): Proposal<Insurance>[] {
  return Array.from(matchesOf(reading, renewed)).flatMap(({ place, groups }): Proposal<Insurance>[] => {
    const index = reading.dates.findIndex((date) => date.start === groups.until?.start);
    const when = whenOf(reading, [index], 'expiry');
    if (!when || 'ask' in when) return [];
    const kinds = kindsOf(policies.map(({ start, end }) => reading.shape.slice(start, end)).join());
    const found = kinds.map((kind) => ({ kind, expires: when.date }));
    const [only] = found;
    const assumed = when.assumed.includes('date') ? ['expires'] : [];
    return only ? [{ value: found.length === 1 ? only : found, words: [place, ...policies], assumed }] : [];
  });
}

export function readInsurance(reading: Reading): Proposal<Insurance>[] {
  const policies = reading.events.filter(({ kind }) => kind === 'insurance');
  const renewal = readRenewal(reading, policies);
  if (renewal.length > 0) return renewal;
  const kindsNamed = policies.map(({ start, end }) => kindsOf(reading.shape.slice(start, end)));
  const told = renewalsIn(reading).map(({ place }) => place);
  const named = kindsNamed.flat().some((kind) => kind !== 'unspecified');
  const dated = policies.flatMap((event, index): Proposal<Insurance>[] => {
    // 保险10月15日到期 交强险和商业险: the kinds named later say which it is.
    if (named && kindsNamed[index]?.[0] === 'unspecified') return [];
    const policy = withDates(policies, index, reading.shape);
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
  // 续保了 says nothing more than the days on which they end.
  return dated.map((one, index) => (index === 0 ? { ...one, words: [...one.words, ...told] } : one));
}
