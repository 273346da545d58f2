import { Prisma } from '../db/generated/client.ts';
import type { LoggedRow } from './writing.ts';

/** The statement that stores what a message has written, for a WITH: its last one stores its reply as well. */
export const storing = (log: readonly LoggedRow[]): Prisma.Sql => Prisma.sql`
  INSERT INTO changes (id, inbound_id, seq, entity, entity_id, before, after)
  SELECT * FROM jsonb_to_recordset(${JSON.stringify(log)}::jsonb) AS row (
    "id" uuid, "inboundId" uuid, "seq" int, "entity" text, "entityId" uuid, "before" jsonb, "after" jsonb)`;
