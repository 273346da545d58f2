import { placeAt } from '../../language/span.ts';
import type { Fact, Proposal } from '../fact.ts';
import { kindsOf, type PolicyKind, readInsurance } from '../insurance/read.ts';
import { renewalsIn } from '../insurance/renewal.ts';
import { isDoubted } from '../reading/doubt.ts';
import type { Reading } from '../reading/reading.ts';
import { applyRenewed } from './apply.ts';

/** An insurance was renewed, and no day was said on which it ends. */
export interface Renewed {
  /** [unspecified] when only 续保 was said. */
  readonly kinds: readonly PolicyKind[];
}

function read(reading: Reading): Proposal<Renewed>[] {
  if (readInsurance(reading).length > 0) return [];
  return renewalsIn(reading).flatMap(({ place, words, before }): Proposal<Renewed>[] => {
    const clause = placeAt(reading.clauses, place.start) ?? place;
    const events = reading.events.filter(
      ({ kind, start, end }) => kind === 'insurance' && clause.start <= start && end <= place.end,
    );
    if (events.some((event) => isDoubted(reading, event))) return [];
    return [{ value: { kinds: kindsOf(before + words) }, words: [place, ...events] }];
  });
}

export const renewed: Fact<'renewed', Renewed> = {
  key: 'renewed',
  read,
  say: () => '续保了',
  ofCar: true,
  apply: applyRenewed,
  examples: [
    { said: '吴芳续保了', value: { kinds: ['unspecified'] } },
    { said: '吴芳商业险续好了', value: { kinds: ['commercial'] } },
    { said: '吴芳交强险续了 商业险没续', value: { kinds: ['compulsory'] } },
    { said: '吴芳两个险都续上了', value: { kinds: ['compulsory', 'commercial'] } },
    { said: '吴芳还没续保', value: null },
    { said: '吴芳说不续保了', value: null },
    { said: '吴芳该续保了', value: null },
    { said: '吴芳续保了吗', value: null },
    { said: '吴芳续保的事聊了', value: null },
    { said: '吴芳续保了 商业险明年9月到期', value: null },
  ],
};
