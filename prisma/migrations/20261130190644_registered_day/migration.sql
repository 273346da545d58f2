-- AlterTable
ALTER TABLE "vehicles" ADD COLUMN     "registered_on" TEXT;
