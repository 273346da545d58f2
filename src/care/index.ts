import { appointment } from './appointment/index.ts';
import { birthday } from './birthday/index.ts';
import { cadence } from './cadence/index.ts';
import { churn } from './churn/index.ts';
import { complaint } from './complaint/index.ts';
import { delivery } from './delivery/index.ts';
import { event } from './event/index.ts';
import { festival } from './festival/index.ts';
import { firstService } from './first-service/index.ts';
import { firstTouch } from './first-touch/index.ts';
import { inspection } from './inspection/index.ts';
import { insurance } from './insurance/index.ts';
import { levelDecay } from './level-decay/index.ts';
import type { Settings } from './presets.ts';
import { promise } from './promise/index.ts';
import { regularService } from './regular-service/index.ts';
import { replacement } from './replacement/index.ts';
import { revival } from './revival/index.ts';
import type { CareRule } from './rule.ts';
import { secondService } from './second-service/index.ts';
import { warranty } from './warranty/index.ts';

/** The care rules. Order is precedence: of two prompts of the same rank for one customer, the earlier comes first. */
export const rules: readonly CareRule[] = [
  complaint,
  appointment,
  promise,
  event,
  firstTouch,
  birthday,
  delivery,
  firstService,
  secondService,
  insurance,
  regularService,
  inspection,
  warranty,
  churn,
  levelDecay,
  festival,
  replacement,
  cadence,
  revival,
];

/** The rules this store uses: all it has not switched off. */
export const rulesOf = ({ off }: Settings): readonly CareRule[] => rules.filter(({ key }) => !off.includes(key));

/** The rule of a touchpoint, or undefined when it is no longer in force. */
export const ruleOf = (key: string): CareRule | undefined => rules.find((rule) => rule.key === key);

/** Where a rule stands in the order: of two tasks of one rank the one of the lower comes first. */
export const precedenceOf = (key: string): number => rules.findIndex((rule) => rule.key === key);

/** What a member reads of a touchpoint: 3天回访. */
export const titleOf = (rule: string, step: string): string => ruleOf(rule)?.title(step) ?? '关怀';
