-- DropIndex
DROP INDEX "touchpoint_due_in_list";

-- AlterTable
ALTER TABLE "store" ADD COLUMN     "replanned_to" UUID;

-- CreateIndex
CREATE INDEX "touchpoint_due_in_list" ON "touchpoints"("member_id", "state", "prompt_on");
