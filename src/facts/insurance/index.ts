import { policyNames } from '../../crm/names.ts';
import type { CalendarDate } from '../../language/calendar-date.ts';
import { sayDate } from '../../language/say.ts';
import type { Fact } from '../fact.ts';
import { applyInsurance } from './apply.ts';
import { type Insurance, type Policy, readInsurance } from './read.ts';

export type { Insurance, Policy, PolicyKind } from './read.ts';

const list = (value: Insurance): readonly Policy[] => ('kind' in value ? [value] : value);
const until = (kind: Policy['kind'], expires: string): Policy => ({ kind, expires: expires as CalendarDate });

export const insurance: Fact<'insurance', Insurance> = {
  key: 'insurance',
  read: readInsurance,
  /** Two policies stay two; the same one said again is corrected. */
  merge(earlier, later) {
    const [policy] = list(later);
    if (!policy) return earlier;
    const others = list(earlier).filter(({ kind }) => kind !== policy.kind);
    return others.length === 0 ? policy : [...others, policy];
  },
  say: (value, now) =>
    list(value)
      .map(({ kind, expires }) => `${policyNames[kind]}${sayDate(expires, now)}到期`)
      .join(' · '),
  ofCar: true,
  apply: applyInsurance,
  examples: [
    { said: '吴芳的交强险3月1号到期', value: until('compulsory', '2027-03-01') },
    { said: '吴芳保险10月到期', value: until('unspecified', '2026-10-31') },
    {
      said: '吴芳 交强险10月15号到期 商业险11月3号到期',
      value: [until('compulsory', '2026-10-15'), until('commercial', '2026-11-03')],
    },
    {
      said: '吴芳交强险和商业险都是10月15号到期',
      value: [until('compulsory', '2026-10-15'), until('commercial', '2026-10-15')],
    },
    { said: '吴芳续保了 续到明年9月', value: until('unspecified', '2027-09-30') },
    {
      said: '吴芳交强险10月15号到期 商业险也是',
      value: [until('compulsory', '2026-10-15'), until('commercial', '2026-10-15')],
    },
    { said: '吴芳买了保险', value: null },
  ],
};
