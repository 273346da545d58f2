import type { Tx } from '../crm/writing.ts';
import type { TouchpointState } from '../db/generated/client.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';
import type { Diff } from './plan.ts';

export interface PlannedDiff {
  readonly customerId: string;
  readonly diff: Diff;
}

/** The rows to write; `seen` is the state a touchpoint was read in, null for a new one. */
function rowsOf({ customerId, diff }: PlannedDiff, { instant }: Moment) {
  const ended = (state: TouchpointState, endings: Diff['cancel']) =>
    endings.map(({ touchpoint, reason }) => ({
      ...touchpoint,
      seen: touchpoint.state,
      state,
      reason,
      settledAt: instant,
    }));
  const open = { settledAt: null };
  return [
    ...diff.create.map((made) => ({ ...made, ...open, id: newId(), seen: null, state: 'planned', reason: null })),
    ...diff.move.map(({ touchpoint, to, state, reason }) => ({
      ...touchpoint,
      ...to,
      ...open,
      seen: touchpoint.state,
      state,
      reason,
    })),
    ...ended('cancelled', diff.cancel),
    ...ended('suppressed', diff.suppress),
  ].map((row) => ({ ...row, customerId }));
}

/**
 * Writes what replanning changed, of any number of customers, in one statement; what an event closed is not here, since
 * that is logged and can be undone. A touchpoint somebody has settled since it was read stays as they left it, and
 * one that is there already is not made again.
 */
export async function saveDiffs(tx: Tx, diffs: readonly PlannedDiff[], now: Moment): Promise<void> {
  const rows = diffs.flatMap((one) => rowsOf(one, now));
  if (rows.length === 0) return;
  await tx.$executeRaw`
    WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
        "id" uuid, "customerId" uuid, "memberId" uuid, "rule" text, "subject" text, "step" text, "dueOn" text,
        "dueAt" timestamptz, "lastOn" text, "rank" int, "promptOn" text, "promptAt" timestamptz, "seen" touchpoint_state,
        "state" touchpoint_state, "reason" text, "settledAt" timestamptz)
    ), changed AS (
      UPDATE touchpoints AS stored SET
        member_id = wanted."memberId", due_on = wanted."dueOn", due_at = wanted."dueAt", last_on = wanted."lastOn",
        rank = wanted."rank", prompt_on = wanted."promptOn", prompt_at = wanted."promptAt", state = wanted."state",
        reason = wanted."reason", settled_at = wanted."settledAt",
        carried = CASE WHEN wanted."state" = 'planned' THEN 0 ELSE stored.carried END
      FROM wanted WHERE stored.id = wanted."id" AND stored.state = wanted."seen"
    )
    INSERT INTO touchpoints (id, customer_id, member_id, rule, subject, step, due_on, due_at, last_on, rank, prompt_on,
                             prompt_at, state, created_at)
    SELECT "id", "customerId", "memberId", "rule", "subject", "step", "dueOn", "dueAt", "lastOn", "rank", "promptOn",
           "promptAt", "state", ${now.instant}::timestamptz
    FROM wanted WHERE "seen" IS NULL
    ON CONFLICT (customer_id, rule, subject, step) DO NOTHING`;
}
