-- CreateEnum
CREATE TYPE "store_kind" AS ENUM ('store', 'demo');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('rep', 'manager', 'general_manager', 'administrator');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('potential', 'deciding', 'delivered', 'loyal', 'lost');

-- CreateEnum
CREATE TYPE "calendar_kind" AS ENUM ('solar', 'lunar');

-- CreateEnum
CREATE TYPE "policy_kind" AS ENUM ('compulsory', 'commercial', 'unspecified');

-- CreateEnum
CREATE TYPE "channel" AS ENUM ('phone', 'wechat', 'sms', 'visit', 'home_visit');

-- CreateEnum
CREATE TYPE "promise_state" AS ENUM ('open', 'kept', 'cancelled');

-- CreateEnum
CREATE TYPE "appointment_kind" AS ENUM ('visit', 'test_drive', 'service', 'delivery', 'other');

-- CreateEnum
CREATE TYPE "appointment_state" AS ENUM ('open', 'done', 'cancelled');

-- CreateEnum
CREATE TYPE "touchpoint_state" AS ENUM ('planned', 'prompted', 'done', 'snoozed', 'skipped', 'expired', 'cancelled', 'suppressed');

-- CreateEnum
CREATE TYPE "outbox_state" AS ENUM ('pending', 'claimed', 'sent', 'dead');

-- CreateEnum
CREATE TYPE "reply_route" AS ENUM ('undecided', 'passive', 'outbox');

-- CreateEnum
CREATE TYPE "question_state" AS ENUM ('open', 'answered', 'closed');

-- CreateTable
CREATE TABLE "store" (
    "id" INTEGER NOT NULL,
    "kind" "store_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "clock_at" TIMESTAMPTZ(3),
    "last_tick_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "store_is_one" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "parent_id" INTEGER,
    "path" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "id" UUID NOT NULL,
    "userid" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "departments" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "leads" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "quiet_from" TEXT NOT NULL DEFAULT '21:00',
    "quiet_to" TEXT NOT NULL DEFAULT '08:00',
    "rest_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "days_off" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "continuation" TEXT,

    CONSTRAINT "members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customers" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "phoneless_name" TEXT,
    "phone" TEXT,
    "stage" "stage" NOT NULL DEFAULT 'potential',
    "stage_since" TEXT NOT NULL,
    "level" TEXT,
    "level_set_on" TEXT,
    "value" TEXT,
    "source" TEXT,
    "budget_min" INTEGER,
    "budget_max" INTEGER,
    "interest" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "birth_calendar" "calendar_kind",
    "birth_month" INTEGER,
    "birth_day" INTEGER,
    "birth_year" INTEGER,
    "birth_leap" BOOLEAN NOT NULL DEFAULT false,
    "details" JSONB NOT NULL DEFAULT '{}',
    "do_not_contact" BOOLEAN NOT NULL DEFAULT false,
    "imported" BOOLEAN NOT NULL DEFAULT false,
    "record_began_on" TEXT NOT NULL,
    "last_contact_on" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vehicles" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "model" TEXT,
    "plate" TEXT,
    "vin" TEXT,
    "delivered_on" TEXT,
    "inspection_on" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vehicles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "odometer_readings" (
    "id" UUID NOT NULL,
    "vehicle_id" UUID NOT NULL,
    "km" INTEGER NOT NULL,
    "read_on" TEXT NOT NULL,

    CONSTRAINT "odometer_readings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_visits" (
    "id" UUID NOT NULL,
    "vehicle_id" UUID NOT NULL,
    "done_on" TEXT NOT NULL,
    "km" INTEGER,

    CONSTRAINT "service_visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policies" (
    "id" UUID NOT NULL,
    "vehicle_id" UUID NOT NULL,
    "kind" "policy_kind" NOT NULL,
    "expires_on" TEXT NOT NULL,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interactions" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "channel" "channel",
    "reached" BOOLEAN,
    "held_on" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "interactions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promises" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "state" "promise_state" NOT NULL DEFAULT 'open',
    "settled_on" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "promises_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appointments" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "appointment_kind" NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "state" "appointment_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appointments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touchpoints" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "last_on" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "prompt_on" TEXT,
    "prompt_at" TIMESTAMPTZ(3),
    "state" "touchpoint_state" NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "carried" INTEGER NOT NULL DEFAULT 0,
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touchpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "morning_lists" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "date" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "composed_at" TIMESTAMPTZ(3),

    CONSTRAINT "morning_lists_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompts" (
    "id" UUID NOT NULL,
    "touchpoint_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "list_id" UUID,
    "number" INTEGER,
    "outbox_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "prompts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "message" JSONB NOT NULL,
    "state" "outbox_state" NOT NULL DEFAULT 'pending',
    "not_before" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "wecom_msgid" TEXT,
    "errcode" INTEGER,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound" (
    "id" UUID NOT NULL,
    "dedup_key" TEXT NOT NULL,
    "userid" TEXT NOT NULL,
    "member_id" UUID,
    "text" TEXT,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "intent" TEXT,
    "customer_id" UUID,
    "reply" TEXT,
    "route" "reply_route" NOT NULL DEFAULT 'undecided',

    CONSTRAINT "inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "changes" (
    "id" UUID NOT NULL,
    "inbound_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "undone_by" UUID,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questions" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "inbound_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "state" "question_state" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "questions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wecom_tokens" (
    "key" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wecom_tokens_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_userid_once" ON "members"("userid");

-- CreateIndex
CREATE UNIQUE INDEX "customer_phone_once" ON "customers"("phone");

-- CreateIndex
CREATE INDEX "customer_by_owner_and_name" ON "customers"("owner_id", "name_key");

-- CreateIndex
CREATE INDEX "customer_by_owner_and_initials" ON "customers"("owner_id", "initials");

-- CreateIndex
CREATE UNIQUE INDEX "customer_name_once_per_owner_without_phone" ON "customers"("owner_id", "phoneless_name");

-- CreateIndex
CREATE INDEX "vehicle_by_customer" ON "vehicles"("customer_id");

-- CreateIndex
CREATE INDEX "vehicle_by_plate" ON "vehicles"("plate");

-- CreateIndex
CREATE INDEX "reading_by_vehicle_and_day" ON "odometer_readings"("vehicle_id", "read_on");

-- CreateIndex
CREATE UNIQUE INDEX "service_once_per_vehicle_and_day" ON "service_visits"("vehicle_id", "done_on");

-- CreateIndex
CREATE UNIQUE INDEX "policy_once_per_vehicle_and_kind" ON "policies"("vehicle_id", "kind");

-- CreateIndex
CREATE INDEX "interaction_by_customer" ON "interactions"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "interaction_by_member" ON "interactions"("member_id", "created_at");

-- CreateIndex
CREATE INDEX "promise_by_customer" ON "promises"("customer_id", "state");

-- CreateIndex
CREATE INDEX "promise_by_member_and_day" ON "promises"("member_id", "due_on");

-- CreateIndex
CREATE INDEX "appointment_by_customer" ON "appointments"("customer_id", "state");

-- CreateIndex
CREATE INDEX "appointment_by_member_and_day" ON "appointments"("member_id", "due_on");

-- CreateIndex
CREATE INDEX "touchpoint_due_in_list" ON "touchpoints"("state", "prompt_on", "member_id");

-- CreateIndex
CREATE INDEX "touchpoint_due_alone" ON "touchpoints"("state", "prompt_at");

-- CreateIndex
CREATE INDEX "touchpoint_settled_by_member" ON "touchpoints"("member_id", "state", "settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "touchpoint_once" ON "touchpoints"("customer_id", "rule", "subject", "step");

-- CreateIndex
CREATE UNIQUE INDEX "list_once_per_member_and_day" ON "morning_lists"("member_id", "date");

-- CreateIndex
CREATE INDEX "prompt_by_list_and_number" ON "prompts"("list_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_once_per_message" ON "prompts"("touchpoint_id", "outbox_key");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_once" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_to_send" ON "outbox"("state", "not_before");

-- CreateIndex
CREATE INDEX "outbox_by_member" ON "outbox"("member_id", "sent_at");

-- CreateIndex
CREATE INDEX "outbox_by_time" ON "outbox"("sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_once" ON "inbound"("dedup_key");

-- CreateIndex
CREATE INDEX "inbound_by_member" ON "inbound"("member_id", "received_at");

-- CreateIndex
CREATE INDEX "inbound_by_customer" ON "inbound"("customer_id");

-- CreateIndex
CREATE INDEX "change_by_row" ON "changes"("entity_id");

-- CreateIndex
CREATE UNIQUE INDEX "change_once" ON "changes"("inbound_id", "seq");

-- CreateIndex
CREATE INDEX "question_open_of_member" ON "questions"("member_id", "state", "created_at");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicles" ADD CONSTRAINT "vehicles_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "odometer_readings" ADD CONSTRAINT "odometer_readings_vehicle_id_fkey" FOREIGN KEY ("vehicle_id") REFERENCES "vehicles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_visits" ADD CONSTRAINT "service_visits_vehicle_id_fkey" FOREIGN KEY ("vehicle_id") REFERENCES "vehicles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_vehicle_id_fkey" FOREIGN KEY ("vehicle_id") REFERENCES "vehicles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interactions" ADD CONSTRAINT "interactions_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interactions" ADD CONSTRAINT "interactions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promises" ADD CONSTRAINT "promises_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promises" ADD CONSTRAINT "promises_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointments" ADD CONSTRAINT "appointments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoints" ADD CONSTRAINT "touchpoints_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touchpoints" ADD CONSTRAINT "touchpoints_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "morning_lists" ADD CONSTRAINT "morning_lists_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_touchpoint_id_fkey" FOREIGN KEY ("touchpoint_id") REFERENCES "touchpoints"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompts" ADD CONSTRAINT "prompts_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "morning_lists"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbound" ADD CONSTRAINT "inbound_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_inbound_id_fkey" FOREIGN KEY ("inbound_id") REFERENCES "inbound"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questions" ADD CONSTRAINT "questions_inbound_id_fkey" FOREIGN KEY ("inbound_id") REFERENCES "inbound"("id") ON DELETE CASCADE ON UPDATE CASCADE;
