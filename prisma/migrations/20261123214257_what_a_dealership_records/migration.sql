-- CreateEnum
CREATE TYPE "deal_kind" AS ENUM ('deposit', 'price');

-- CreateEnum
CREATE TYPE "loss_state" AS ENUM ('pending', 'confirmed', 'rejected');

-- CreateEnum
CREATE TYPE "feedback_kind" AS ENUM ('praise', 'satisfaction', 'recommendation');

-- CreateEnum
CREATE TYPE "complaint_state" AS ENUM ('open', 'paused', 'closed');

-- CreateEnum
CREATE TYPE "event_state" AS ENUM ('open', 'cancelled');

-- CreateEnum
CREATE TYPE "invitation_state" AS ENUM ('invited', 'coming', 'declined', 'attended', 'absent');

-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "aliases" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "list_at" TEXT;

-- CreateTable
CREATE TABLE "store_settings" (
    "id" UUID NOT NULL,
    "values" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "store_settings_pkey" PRIMARY KEY ("id")
);

-- The settings move into a row of their own, which the change log can name.
INSERT INTO "store_settings" ("id", "values") SELECT '00000000-0000-7000-8000-000000000001', "settings" FROM "store";

-- AlterTable
ALTER TABLE "store" DROP COLUMN "settings";

-- CreateTable
CREATE TABLE "deals" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "deal_kind" NOT NULL,
    "amount" INTEGER NOT NULL,
    "agreed_on" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "losses" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT,
    "competitor" TEXT,
    "reported_on" TEXT NOT NULL,
    "state" "loss_state" NOT NULL DEFAULT 'pending',
    "stage_before" "stage" NOT NULL,
    "level_before" TEXT,
    "level_set_on_before" TEXT,
    "decider_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "losses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feedback" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" "feedback_kind" NOT NULL,
    "score" INTEGER,
    "about" TEXT,
    "given_on" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaints" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "about" TEXT NOT NULL,
    "state" "complaint_state" NOT NULL DEFAULT 'open',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "contacted_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "paused_minutes" INTEGER NOT NULL DEFAULT 0,
    "remedy" TEXT,
    "content" BOOLEAN,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "complaints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trade_ins" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "model" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trade_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referrals" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "referrer_id" UUID,
    "referrer_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "point_entries" (
    "id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "points" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "referral_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "point_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "events" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3),
    "criteria" JSONB NOT NULL,
    "state" "event_state" NOT NULL DEFAULT 'open',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "state" "invitation_state" NOT NULL DEFAULT 'invited',
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" UUID NOT NULL,
    "member_id" UUID,
    "member_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_rows" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "customer_id" UUID,

    CONSTRAINT "imported_rows_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateIndex
CREATE INDEX "deal_by_customer" ON "deals"("customer_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "loss_number_once" ON "losses"("number");

-- CreateIndex
CREATE INDEX "loss_by_customer" ON "losses"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "loss_pending" ON "losses"("state", "created_at");

-- CreateIndex
CREATE INDEX "feedback_by_customer" ON "feedback"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "complaint_by_customer" ON "complaints"("customer_id", "opened_at");

-- CreateIndex
CREATE INDEX "complaint_open" ON "complaints"("state", "opened_at");

-- CreateIndex
CREATE INDEX "trade_in_by_customer" ON "trade_ins"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "referral_once_per_newcomer" ON "referrals"("customer_id");

-- CreateIndex
CREATE INDEX "referral_by_referrer" ON "referrals"("referrer_id");

-- CreateIndex
CREATE UNIQUE INDEX "points_once_per_referral" ON "point_entries"("referral_id");

-- CreateIndex
CREATE INDEX "points_by_customer" ON "point_entries"("customer_id");

-- CreateIndex
CREATE INDEX "event_by_day" ON "events"("state", "starts_on");

-- CreateIndex
CREATE INDEX "invitation_by_member" ON "invitations"("member_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_once" ON "invitations"("event_id", "customer_id");

-- CreateIndex
CREATE INDEX "audit_by_time" ON "audit_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "import_once_per_file" ON "imports"("fingerprint");

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deals" ADD CONSTRAINT "deals_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "losses" ADD CONSTRAINT "losses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "losses" ADD CONSTRAINT "losses_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trade_ins" ADD CONSTRAINT "trade_ins_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_fkey" FOREIGN KEY ("referrer_id") REFERENCES "customers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "point_entries" ADD CONSTRAINT "point_entries_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referrals"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_rows" ADD CONSTRAINT "imported_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
