import { readSettings } from '../care/presets.ts';
import type { CommandContext, OpenQuestion, QuestionOption } from '../commands/context.ts';
import { membersOnly, type Scope, wholeStore } from '../crm/scope.ts';
import { type Tx, Writing } from '../crm/writing.ts';
import type { Moment } from '../language/calendar-date.ts';
import { along } from './along.ts';
import type { LockedMember } from './arrive.ts';

interface ContextRow {
  settings: unknown;
  /** Members of the departments the speaker leads. */
  team: string[];
  known: string[];
  recent: string[];
  question: { id: string; kind: string; options: QuestionOption[] } | null;
}

const TEN_MINUTES_MS = 10 * 60_000;

function scopeOf(member: LockedMember, team: readonly string[]): Scope {
  if (member.role === 'general_manager' || member.role === 'administrator') return wholeStore();
  return membersOnly([...new Set([member.id, ...team])]);
}

/** Who speaks, what they may see, and what was said before: one statement, after the member's row is locked. */
export async function contextOf(tx: Tx, member: LockedMember, inboundId: string, now: Moment): Promise<CommandContext> {
  const since = new Date(now.instant.getTime() - TEN_MINUTES_MS);
  const [row] = await tx.$queryRaw<ContextRow[]>`
    SELECT
      (SELECT values FROM store_settings) AS settings,
      ARRAY(SELECT DISTINCT m.id::text FROM members m JOIN departments d ON d.id = ANY (m.departments)
            WHERE d.path && ${[...member.leads]}::int[]) AS team,
      ARRAY(SELECT unnest(name || aliases) FROM customers WHERE owner_id = ${member.id}::uuid) AS known,
      ARRAY(SELECT customer_id::text FROM inbound
            WHERE member_id = ${member.id}::uuid AND received_at >= ${since}::timestamptz AND customer_id IS NOT NULL
            GROUP BY customer_id ORDER BY max(received_at) DESC) AS recent,
      (SELECT jsonb_build_object('id', id, 'kind', kind, 'options', options) FROM questions
       WHERE member_id = ${member.id}::uuid AND state = 'open' ORDER BY created_at DESC, id DESC LIMIT 1) AS question`;
  if (!row) throw new Error('one row always comes back');
  const question: OpenQuestion | null = row.question;
  const context: CommandContext = {
    tx,
    writing: new Writing(tx, member.id, inboundId, now),
    scope: scopeOf(member, row.team),
    speaker: member,
    now,
    settings: readSettings(row.settings).settings,
    question,
    known: row.known,
    recent: row.recent,
    along: (customer, words) => along(context, customer, words),
  };
  return context;
}
