-- CreateEnum
CREATE TYPE "picture_state" AS ENUM ('fetching', 'kept', 'missing');

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "greeted_on" TEXT;

-- CreateTable
CREATE TABLE "pictures" (
    "id" UUID NOT NULL,
    "customer_id" UUID,
    "member_id" UUID NOT NULL,
    "media_id" TEXT NOT NULL,
    "state" "picture_state" NOT NULL DEFAULT 'fetching',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "content_type" TEXT,
    "uploaded_id" TEXT,
    "uploaded_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pictures_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture_contents" (
    "picture_id" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "picture_contents_pkey" PRIMARY KEY ("picture_id")
);

-- CreateIndex
CREATE INDEX "picture_by_customer" ON "pictures"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "picture_to_fetch" ON "pictures"("state", "next_try_at");

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_contents" ADD CONSTRAINT "picture_contents_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "pictures"("id") ON DELETE CASCADE ON UPDATE CASCADE;
