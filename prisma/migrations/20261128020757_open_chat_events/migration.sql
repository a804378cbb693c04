-- A message carries what its sender calls it: sending it again is the same message.
ALTER TABLE "chat_messages" ADD COLUMN "client_id" TEXT;
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_client_id_check" CHECK ("client_id" ~ '^[A-Za-z0-9_-]{1,64}$');
CREATE UNIQUE INDEX "chat_messages_stream_id_author_id_client_id_key" ON "chat_messages"("stream_id", "author_id", "client_id");
-- What somebody wrote is read in batches, by id.
DROP INDEX "chat_messages_author_id_idx";
CREATE INDEX "chat_messages_author_id_id_idx" ON "chat_messages"("author_id", "id");

-- Events of further types: some concern no message, and say what happened in a payload of their own.
ALTER TABLE "chat_events" ADD COLUMN "payload" JSONB, ADD COLUMN "created_at" TIMESTAMPTZ(3), ALTER COLUMN "message_id" DROP NOT NULL;
UPDATE "chat_events" e
SET "created_at" = CASE WHEN e."type" = 'deleted' THEN coalesce(m."deleted_at", m."created_at") ELSE m."created_at" END
FROM "chat_messages" m WHERE m."id" = e."message_id";
ALTER TABLE "chat_events" ALTER COLUMN "created_at" SET NOT NULL,
    DROP CONSTRAINT "chat_events_type_check",
    ADD CONSTRAINT "chat_events_type_check" CHECK ("type" IN ('created', 'deleted', 'cleared', 'mode', 'pinned')),
    ADD CONSTRAINT "chat_events_message_check" CHECK ("type" NOT IN ('created', 'deleted') OR "message_id" IS NOT NULL),
    ADD CONSTRAINT "chat_events_payload_check" CHECK (("type" IN ('created', 'deleted')) = ("payload" IS NULL));

-- How many messages a stream's chat took in the second that ends at rate_resets_at.
ALTER TABLE "stream_chat" ADD COLUMN "rate_count" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "rate_resets_at" TIMESTAMPTZ(3);
