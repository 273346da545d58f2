-- AlterTable
ALTER TABLE "members" ADD COLUMN     "digest_at" TEXT;
