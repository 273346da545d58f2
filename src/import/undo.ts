import type { PrismaClient } from '../db/generated/client.ts';
import type { Moment } from '../language/calendar-date.ts';
import { writeAudit } from './audit.ts';

/**
 * Takes an import back: removes the customers it made whom nobody has touched since. Who was written to, spoken of or
 * handed over stays, and so does what was filled up. The file can then be imported anew.
 * @returns null when no such import was begun
 */
export async function takeBack(
  prisma: PrismaClient,
  fingerprint: string,
  now: Moment,
): Promise<{ removed: number; kept: number } | null> {
  const found = await prisma.import.findUnique({ where: { fingerprint } });
  if (!found) return null;
  return prisma.$transaction(
    async (tx) => {
      const rows = await tx.importedRow.count({ where: { importId: found.id } });
      // Whatever a member's message has written stands in the change log, whomever it was about in the inbound row.
      const removed = await tx.$executeRaw`
        DELETE FROM customers AS customer USING imported_rows AS imported
        WHERE imported.import_id = ${found.id}::uuid AND imported.outcome = 'created'
          AND imported.customer_id = customer.id
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
      await tx.import.delete({ where: { id: found.id } });
      const text = `收回导入 ${found.fileName}：删除 ${removed} 位客户`;
      await writeAudit(tx, text, now);
      return { removed, kept: rows - removed };
    },
    { timeout: 120_000 },
  );
}
