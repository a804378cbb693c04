-- AlterTable
ALTER TABLE "streams" ADD COLUMN     "start_on_encoder" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "stream_keys" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "stream_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "whip_sessions" (
    "id" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "ice_session" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "whip_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "stream_keys_hash_key" ON "stream_keys"("hash");

-- CreateIndex
CREATE INDEX "stream_keys_user_id_idx" ON "stream_keys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "stream_keys_channel_id_user_id_key" ON "stream_keys"("channel_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "whip_sessions_key_id_key" ON "whip_sessions"("key_id");

-- CreateIndex
CREATE INDEX "whip_sessions_stream_id_idx" ON "whip_sessions"("stream_id");

-- AddForeignKey
ALTER TABLE "stream_keys" ADD CONSTRAINT "stream_keys_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_keys" ADD CONSTRAINT "stream_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whip_sessions" ADD CONSTRAINT "whip_sessions_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "stream_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "whip_sessions" ADD CONSTRAINT "whip_sessions_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What an encoder that connects may start.
CREATE INDEX "streams_start_on_encoder" ON "streams" ("channel_id") WHERE "start_on_encoder" AND "state" = 'scheduled';
