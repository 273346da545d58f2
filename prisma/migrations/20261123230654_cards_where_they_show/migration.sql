-- CreateEnum
CREATE TYPE "card_kind" AS ENUM ('item', 'loss', 'complaint');

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "cards" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "cards" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "kind" "card_kind" NOT NULL,
    "subjects" TEXT[],
    "date" TEXT NOT NULL,
    "number" INTEGER,
    "face" JSONB NOT NULL,
    "response_code" TEXT,
    "code_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "label" TEXT,
    "settled_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cards_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "card_by_member_and_day" ON "cards"("member_id", "kind", "date");

-- CreateIndex
CREATE INDEX "card_by_customer" ON "cards"("customer_id");

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cards" ADD CONSTRAINT "cards_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;
