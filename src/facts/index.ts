import { appointment } from './appointment/index.ts';
import { birthday } from './birthday/index.ts';
import { budget } from './budget/index.ts';
import { complaint } from './complaint/index.ts';
import { contact } from './contact/index.ts';
import { delivered } from './delivered/index.ts';
import { deposit } from './deposit/index.ts';
import type { Fact } from './fact.ts';
import { followUp } from './follow-up/index.ts';
import { inspection } from './inspection/index.ts';
import { insurance } from './insurance/index.ts';
import { interest } from './interest/index.ts';
import { level } from './level/index.ts';
import { lost } from './lost/index.ts';
import { odometer } from './odometer/index.ts';
import { phone } from './phone/index.ts';
import { praise } from './praise/index.ts';
import { price } from './price/index.ts';
import { recommend } from './recommend/index.ts';
import { referredBy } from './referred-by/index.ts';
import { registered } from './registered/index.ts';
import { renewed } from './renewed/index.ts';
import { satisfaction } from './satisfaction/index.ts';
import { serviced } from './serviced/index.ts';
import { source } from './source/index.ts';
import { tags } from './tags/index.ts';
import { testDriven } from './test-driven/index.ts';
import { tradeIn } from './trade-in/index.ts';
import { vehicle } from './vehicle/index.ts';
import { worth } from './worth/index.ts';

/** Everything a message can state about a customer. Order is precedence: an earlier fact gets the words both want. */
export const facts = [
  phone,
  birthday,
  complaint,
  praise,
  referredBy,
  worth,
  source,
  lost,
  deposit,
  price,
  odometer,
  tradeIn,
  vehicle,
  registered,
  appointment,
  delivered,
  serviced,
  testDriven,
  contact,
  followUp,
  inspection,
  insurance,
  renewed,
  recommend,
  satisfaction,
  level,
  tags,
  budget,
  interest,
] as const;

type Listed = (typeof facts)[number];

/** What a message states: the value of every fact it holds. */
export type Facts = { readonly [F in Listed as F['key']]?: F extends Fact<string, infer V> ? V : never };
