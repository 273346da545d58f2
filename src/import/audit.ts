import type { Tx } from '../crm/writing.ts';
import { newId } from '../db/id.ts';
import type { Moment } from '../language/calendar-date.ts';

/** Leaves a trace of what the command line did to the records; nobody's message did it. */
export async function writeAudit(tx: Tx, text: string, now: Moment): Promise<void> {
  const data = { id: newId(), memberId: null, memberName: '命令行', action: 'import', text, at: now.instant };
  await tx.auditEntry.create({ data });
}
