import type { TouchpointState } from '../db/generated/client.ts';
import type { CalendarDate, Moment } from '../language/calendar-date.ts';
import type { Calendar } from './calendar.ts';
import { closedBy, fulfilling } from './fulfil.ts';
import { rulesOf } from './index.ts';
import { anew, follow, isOpen, returns, sameDue } from './move.ts';
import type { Settings } from './presets.ts';
import type { CareEvent, CareFacts, CareRule } from './rule.ts';
import { isAhead, taskKey, type Wanted, wantedOf } from './wanted.ts';

/** What tells a touchpoint from the customer's others. */
export interface Identity {
  readonly rule: string;
  readonly subject: string;
  readonly step: string;
}

/** The columns replanning decides. */
export interface Schedule {
  readonly memberId: string;
  readonly dueOn: CalendarDate;
  readonly dueAt: Date | null;
  readonly lastOn: CalendarDate;
  readonly rank: number;
  readonly promptOn: CalendarDate | null;
  readonly promptAt: Date | null;
}

/** A touchpoint as stored. */
export interface StoredTouchpoint extends Identity, Schedule {
  readonly id: string;
  readonly state: TouchpointState;
  readonly reason: string | null;
}

export interface Move {
  readonly touchpoint: StoredTouchpoint;
  readonly to: Schedule;
  /** `planned` when it is to be prompted anew, on its new day. */
  readonly state: TouchpointState;
  readonly reason: string | null;
}

export interface Ending {
  readonly touchpoint: StoredTouchpoint;
  readonly reason: string;
}

/** What has to change for the touchpoints to say what the facts say. */
export interface Diff {
  readonly create: readonly (Identity & Schedule)[];
  readonly move: readonly Move[];
  /** Their cause is gone. */
  readonly cancel: readonly Ending[];
  /** An event has fulfilled them: done. */
  readonly close: readonly Ending[];
  /** The customer wants no contact. */
  readonly suppress: readonly Ending[];
}

export interface PlanOptions {
  readonly now: Moment;
  readonly settings: Settings;
  /** Of the customer's owner. */
  readonly calendar: Calendar;
  /** What happened just now. */
  readonly events?: readonly CareEvent[];
  readonly rules?: readonly CareRule[];
}

type Changes = { [K in keyof Diff]: Diff[K][number][] };

/**
 * Compares what the rules see in the facts with the touchpoints written down. Pure; applied, a second plan is empty.
 *
 * Written down is what is due up to `horizonDays` ahead, not before the record began, and can still be done. Planned
 * and prompted touchpoints follow their cause; a snoozed one keeps its day unless the cause has moved beyond it; what
 * a person settled is never touched. One that was cancelled comes back with its cause, one that expired only with a
 * new day ahead.
 * @param touchpoints the customer's, settled ones too: what was done must not be planned again
 */
export function plan(facts: CareFacts, touchpoints: readonly StoredTouchpoint[], options: PlanOptions): Diff {
  const changes: Changes = { create: [], move: [], cancel: [], close: [], suppress: [] };
  const inForce = options.rules ?? rulesOf(options.settings);
  for (const rule of inForce) {
    const stored = touchpoints.filter((touchpoint) => touchpoint.rule === rule.key);
    planRule(rule, facts, stored, options, changes);
  }
  const keys = new Set(inForce.map(({ key }) => key));
  for (const touchpoint of touchpoints) {
    if (isOpen(touchpoint) && !keys.has(touchpoint.rule)) changes.cancel.push({ touchpoint, reason: '这条关怀已停用' });
  }
  return changes;
}

function planRule(
  rule: CareRule,
  facts: CareFacts,
  stored: readonly StoredTouchpoint[],
  options: PlanOptions,
  changes: Changes,
): void {
  const open = stored.filter(isOpen);
  const causes = wantedOf(rule, facts, open, options);
  const left: StoredTouchpoint[] = [];
  for (const touchpoint of open) {
    const event = fulfilling(rule, facts, touchpoint, causes.get(taskKey(touchpoint)), options.events ?? []);
    if (event) changes.close.push({ touchpoint, reason: closedBy(event) });
    else left.push(touchpoint);
  }
  // Once more, only as far back as something stays open: the next of a series follows what stays, or today.
  const staying = left.filter((touchpoint) => stays(touchpoint, causes.get(taskKey(touchpoint)), options));
  const wanted = wantedOf(rule, facts, staying, options);
  for (const touchpoint of left) {
    const want = wanted.get(taskKey(touchpoint));
    if (want && stays(touchpoint, want, options)) changes.move.push(...follow(touchpoint, want, options.now));
    else if (facts.customer.doNotContact) changes.suppress.push({ touchpoint, reason: '客户希望不被打扰' });
    else changes.cancel.push({ touchpoint, reason: rule.whyNot(facts, touchpoint) });
  }
  begin(stored, wanted, options, changes);
}

/** Whether an open touchpoint goes on: due as before, or on another day that is still to come. */
const stays = (touchpoint: StoredTouchpoint, want: Wanted | undefined, options: PlanOptions): boolean =>
  want !== undefined && (sameDue(touchpoint, want) || isAhead(want, options));

/** What is wanted and not there yet is made; what ended without a person comes back. */
function begin(
  stored: readonly StoredTouchpoint[],
  wanted: ReadonlyMap<string, Wanted>,
  options: PlanOptions,
  changes: Changes,
): void {
  const known = new Map(stored.map((touchpoint) => [taskKey(touchpoint), touchpoint]));
  for (const [key, want] of wanted) {
    const touchpoint = known.get(key);
    if (!isAhead(want, options)) continue;
    if (!touchpoint) changes.create.push(want);
    else if (returns(touchpoint, want, options.now)) changes.move.push(anew(touchpoint, want, options.now));
  }
}
