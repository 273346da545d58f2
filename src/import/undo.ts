import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { writeAudit } from './audit.ts';

/** Customers per statement: a server gives up on one after half a minute. */
const BATCH = 500;

/**
 * Takes an import back: removes the customers it made whom nobody has touched since. Who was written to, spoken of or
 * handed over stays, and so does what was filled up. Killed on the way, it goes on when called again. The file can then be imported anew.
 * @returns null when no such import was begun
 */
export async function takeBack(
  prisma: PrismaClient,
  fingerprint: string,
  now: Moment,
): Promise<{ removed: number; kept: number } | null> {
  const found = await prisma.import.findUnique({ where: { fingerprint } });
  if (!found) return null;
  const rows = await prisma.importedRow.findMany({ where: { importId: found.id }, orderBy: { row: 'asc' } });
  const made = rows.flatMap(({ outcome, customerId }) => (outcome === 'created' && customerId ? [customerId] : []));
  let removed = 0;
  for (let from = 0; from < made.length; from += BATCH)
    removed += await removeUntouched(prisma, made.slice(from, from + BATCH));
  await prisma.$transaction(async (tx) => {
    await tx.import.delete({ where: { id: found.id } });
    await writeAudit(tx, `收回导入 ${found.fileName}：删除 ${removed} 位客户`, now);
  });
  return { removed, kept: rows.length - removed };
}

/** Whatever a member's message has written stands in the change log, whom it was about in the inbound row. */
const removeUntouched = (prisma: PrismaClient, ids: readonly string[]): Promise<number> =>
  prisma.$executeRaw`
    DELETE FROM customers AS customer
    WHERE customer.id = ANY(${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM inbound WHERE inbound.customer_id = customer.id)
      AND NOT EXISTS (SELECT FROM changes WHERE changes.entity_id = customer.id)
      AND NOT EXISTS (SELECT FROM changes JOIN vehicles ON vehicles.id = changes.entity_id
                      WHERE vehicles.customer_id = customer.id)
      AND NOT EXISTS (SELECT FROM changes JOIN touchpoints ON touchpoints.id = changes.entity_id
                      WHERE touchpoints.customer_id = customer.id)
      AND NOT EXISTS (SELECT FROM changes JOIN interactions ON interactions.id = changes.entity_id
                      WHERE interactions.customer_id = customer.id)
      AND NOT EXISTS (SELECT FROM prompts JOIN touchpoints ON touchpoints.id = prompts.touchpoint_id
                      WHERE touchpoints.customer_id = customer.id)`;
