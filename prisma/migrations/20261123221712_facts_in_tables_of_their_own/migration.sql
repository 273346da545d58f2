-- AlterEnum
ALTER TYPE "loss_state" ADD VALUE 'withdrawn';

-- What `details` held, by the fact's key as {value, on}, becomes rows of its own, written by the customer's owner on
-- the day it was said (Asia/Shanghai).
CREATE TEMPORARY TABLE "detail" ON COMMIT DROP AS
SELECT c."id" AS "customer_id", c."owner_id", c."stage", entry.key, entry.value->'value' AS "value",
       entry.value->>'on' AS "day", ((entry.value->>'on') || 'T12:00:00+08:00')::timestamptz AS "at"
FROM "customers" c, jsonb_each(CASE WHEN jsonb_typeof(c."details") = 'object' THEN c."details" ELSE '{}' END) AS entry
WHERE jsonb_typeof(entry.value) = 'object' AND entry.value->>'on' ~ '^\d{4}-\d{2}-\d{2}$';

INSERT INTO "deals" ("id", "customer_id", "member_id", "kind", "amount", "agreed_on", "created_at")
SELECT gen_random_uuid(), "customer_id", "owner_id", key::"deal_kind", ("value" #>> '{}')::numeric::int, "day", "at"
FROM "detail" WHERE key IN ('deposit', 'price') AND jsonb_typeof("value") = 'number';

INSERT INTO "feedback" ("id", "customer_id", "member_id", "kind", "score", "about", "given_on", "created_at")
SELECT gen_random_uuid(), "customer_id", "owner_id",
       (CASE key WHEN 'recommend' THEN 'recommendation' ELSE key END)::"feedback_kind",
       CASE WHEN key <> 'praise' THEN ("value" #>> '{}')::numeric::int END,
       CASE WHEN key = 'praise' THEN "value" #>> '{}' END, "day", "at"
FROM "detail"
WHERE (key IN ('satisfaction', 'recommend') AND jsonb_typeof("value") = 'number')
   OR (key = 'praise' AND jsonb_typeof("value") = 'string');

-- No clock ran for these: they are kept as cases that are closed.
INSERT INTO "complaints" ("id", "customer_id", "member_id", "about", "state", "opened_at", "closed_at")
SELECT gen_random_uuid(), "customer_id", "owner_id", "value" #>> '{}', 'closed', "at", "at"
FROM "detail" WHERE key = 'complaint' AND jsonb_typeof("value") = 'string';

INSERT INTO "trade_ins" ("id", "customer_id", "model", "created_at")
SELECT gen_random_uuid(), "customer_id", "value"->>'model', "at"
FROM "detail" WHERE key = 'tradeIn' AND "value"->>'model' IS NOT NULL;

-- Linked where the owner has exactly one customer of that name.
INSERT INTO "referrals" ("id", "customer_id", "referrer_id", "referrer_name", "created_at")
SELECT gen_random_uuid(), d."customer_id",
       (SELECT (array_agg(r."id"))[1] FROM "customers" r
        WHERE r."owner_id" = d."owner_id" AND r."id" <> d."customer_id"
          AND r."name_key" = lower(regexp_replace(d."value" #>> '{}', '\s', '', 'g'))
        HAVING count(*) = 1),
       d."value" #>> '{}', d."at"
FROM "detail" d WHERE d.key = 'referredBy' AND jsonb_typeof(d."value") = 'string';

-- Nobody was asked to confirm these: they stand.
INSERT INTO "losses" ("id", "customer_id", "member_id", "reason", "competitor", "reported_on", "state", "stage_before", "decided_at", "created_at")
SELECT gen_random_uuid(), "customer_id", "owner_id", "value"->>'reason', "value"->>'competitor', "day", 'confirmed', 'deciding', "at", "at"
FROM "detail" WHERE key = 'lost' AND "stage" = 'lost';

INSERT INTO "appointments" ("id", "customer_id", "member_id", "kind", "due_on", "state", "created_at")
SELECT gen_random_uuid(), d."customer_id", d."owner_id", 'test_drive', d."value"->>'date', 'done', d."at"
FROM "detail" d
WHERE d.key = 'testDriven' AND d."value"->>'date' ~ '^\d{4}-\d{2}-\d{2}$' AND NOT EXISTS (
  SELECT 1 FROM "appointments" a
  WHERE a."customer_id" = d."customer_id" AND a."kind" = 'test_drive' AND a."state" = 'done'
    AND a."due_on" = d."value"->>'date');

-- A change of the column can no longer be taken back; what else the same write changed can.
UPDATE "changes" SET "before" = "before" - 'details', "after" = "after" - 'details' WHERE "entity" = 'customer';

-- AlterTable
ALTER TABLE "customers" DROP COLUMN "details";
