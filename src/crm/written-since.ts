import type { Change } from '../db/generated/client.ts';
import { UserError } from '../errors.ts';
import { reaches } from './customer.ts';
import type { Scope } from './scope.ts';
import type { Tx } from './writing.ts';

/** An undo that may be in the way of what was written since. */
export interface Blocked {
  readonly tx: Tx;
  readonly scope: Scope;
  /** The message to be taken back, and what it wrote. */
  readonly inboundId: string;
  readonly changes: readonly Change[];
}

interface Later {
  readonly text: string | null;
  readonly name: string | null;
  readonly memberId: string | null;
}

/**
 * Refuses to take back what others have built on.
 * @param what 'below': rows the message has made, when they were written to since or have something below them, which
 *   would be lost with them; a change: a row whose field has another value by now
 * @throws UserError naming who wrote, and with which words when that member's records are in reach
 */
export async function refuse(blocked: Blocked, what: 'below' | Change): Promise<void> {
  const later = what === 'below' ? await laterBelow(blocked) : await laterOn(blocked, what);
  if (what === 'below' && !later) return;
  throw new UserError(
    later
      ? `撤不回来：${nameOf(blocked, later)}改过同样的内容。请先处理那一条，或直接说出正确的内容。`
      : '撤不回来：这条之后同样的内容又变过了。请直接说出正确的内容，我来更正。',
  );
}

/** Whoever is out of reach is told by name only: what they write is about customers of their own. */
const nameOf = ({ scope }: Blocked, { name, text, memberId }: Later): string =>
  `${name ?? '有人'}后来${text && memberId && reaches(scope, memberId) ? `又记了“${text}”，` : ''}`;

async function laterBelow({ tx, inboundId, changes }: Blocked): Promise<Later | undefined> {
  const made = changes.filter((change) => change.before === null).map((change) => change.entityId);
  const [later] = await tx.$queryRaw<Later[]>`
    SELECT i.text, m.name, m.id::text AS "memberId"
    FROM changes c JOIN inbound i ON i.id = c.inbound_id LEFT JOIN members m ON m.id = i.member_id
    WHERE c.inbound_id <> ${inboundId}::uuid AND c.undone_by IS NULL AND i.received_at >=
          (SELECT received_at FROM inbound WHERE id = ${inboundId}::uuid)
      AND (c.entity_id = ANY (${made}::uuid[]) OR c.after->>'customerId' = ANY (${made}::text[])
           OR c.after->>'vehicleId' = ANY (${made}::text[]))
    LIMIT 1`;
  return later;
}

async function laterOn({ tx, inboundId }: Blocked, { entityId, after }: Change): Promise<Later | undefined> {
  const fields = Object.keys((after ?? {}) as object);
  const [later] = await tx.$queryRaw<Later[]>`
    SELECT i.text, m.name, m.id::text AS "memberId"
    FROM changes c JOIN inbound i ON i.id = c.inbound_id LEFT JOIN members m ON m.id = i.member_id
    WHERE c.inbound_id <> ${inboundId}::uuid AND c.undone_by IS NULL AND c.entity_id = ${entityId}::uuid
      AND i.received_at >= (SELECT received_at FROM inbound WHERE id = ${inboundId}::uuid)
      AND (c.after IS NULL OR c.after ?| ${fields}::text[])
    ORDER BY i.received_at DESC LIMIT 1`;
  return later;
}
