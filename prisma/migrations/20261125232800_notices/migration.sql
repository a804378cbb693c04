-- AlterTable
ALTER TABLE "users" ADD COLUMN     "mail_live" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "mail_schedule" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "notices" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "mail_due" BOOLEAN NOT NULL,

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notices_user_id_id_idx" ON "notices"("user_id", "id");

-- CreateIndex
CREATE INDEX "notices_stream_id_idx" ON "notices"("stream_id");

-- CreateIndex
CREATE UNIQUE INDEX "notices_user_id_event_key" ON "notices"("user_id", "event");

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notices" ADD CONSTRAINT "notices_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_check" CHECK ("kind" IN ('stream_live', 'stream_scheduled', 'stream_moved', 'stream_canceled'));
CREATE INDEX "notices_mail_due" ON "notices" ("user_id") WHERE "mail_due";
