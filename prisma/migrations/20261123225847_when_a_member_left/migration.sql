-- AlterTable
ALTER TABLE "members" ADD COLUMN     "left_at" TIMESTAMPTZ(3);
