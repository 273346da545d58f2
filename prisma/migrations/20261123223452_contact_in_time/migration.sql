-- AlterTable
ALTER TABLE "complaints" ADD COLUMN     "in_time" BOOLEAN;
