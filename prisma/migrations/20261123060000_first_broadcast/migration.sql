-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "rotated_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guests" (
    "id" TEXT NOT NULL,
    "display_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "guests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channels" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "streams" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'scheduled',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "interrupted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "streams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stream_seating" (
    "stream_id" TEXT NOT NULL,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "cap" INTEGER NOT NULL,
    "open" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "stream_seating_pkey" PRIMARY KEY ("stream_id")
);

-- CreateTable
CREATE TABLE "stream_chat" (
    "stream_id" TEXT NOT NULL,
    "last_seq" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stream_chat_pkey" PRIMARY KEY ("stream_id")
);

-- CreateTable
CREATE TABLE "stream_watch" (
    "stream_id" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "silent_since" TIMESTAMPTZ(3),
    "viewers_sent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stream_watch_pkey" PRIMARY KEY ("stream_id")
);

-- CreateTable
CREATE TABLE "seats" (
    "id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "takes" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_messages" (
    "id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "author_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "author_role" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "deleted_by" TEXT,

    CONSTRAINT "chat_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_events" (
    "stream_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,

    CONSTRAINT "chat_events_pkey" PRIMARY KEY ("stream_id","seq")
);

-- CreateTable
CREATE TABLE "livekit_events" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "livekit_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "channels_handle_key" ON "channels"("handle");

-- CreateIndex
CREATE INDEX "channels_owner_id_created_at_id_idx" ON "channels"("owner_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "streams_channel_id_started_at_id_idx" ON "streams"("channel_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "stream_watch_looked_at_idx" ON "stream_watch"("looked_at");

-- CreateIndex
CREATE UNIQUE INDEX "chat_messages_stream_id_seq_key" ON "chat_messages"("stream_id", "seq");

-- CreateIndex
CREATE INDEX "chat_events_message_id_idx" ON "chat_events"("message_id");

-- CreateIndex
CREATE INDEX "livekit_events_received_at_idx" ON "livekit_events"("received_at");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streams" ADD CONSTRAINT "streams_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_seating" ADD CONSTRAINT "stream_seating_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_chat" ADD CONSTRAINT "stream_chat_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_watch" ADD CONSTRAINT "stream_watch_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seats" ADD CONSTRAINT "seats_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "streams"
    ADD CONSTRAINT "streams_state_check" CHECK ("state" IN ('scheduled', 'live', 'interrupted', 'ended')),
    ADD CONSTRAINT "streams_visibility_check" CHECK ("visibility" IN ('public', 'unlisted')),
    ADD CONSTRAINT "streams_started_check" CHECK (("state" = 'scheduled') = ("started_at" IS NULL)),
    ADD CONSTRAINT "streams_interrupted_check" CHECK (("state" = 'interrupted') = ("interrupted_at" IS NOT NULL)),
    ADD CONSTRAINT "streams_ended_check" CHECK (("state" = 'ended') = ("ended_at" IS NOT NULL));

-- A channel has one live stream at most.
CREATE UNIQUE INDEX "streams_one_live_per_channel" ON "streams" ("channel_id") WHERE "state" IN ('live', 'interrupted');

-- The public lists, newest first.
CREATE INDEX "streams_live_public" ON "streams" ("started_at" DESC, "id" DESC) WHERE "state" IN ('live', 'interrupted') AND "visibility" = 'public';
CREATE INDEX "streams_ended_public" ON "streams" ("started_at" DESC, "id" DESC) WHERE "state" = 'ended' AND "visibility" = 'public';

ALTER TABLE "stream_seating" ADD CONSTRAINT "stream_seating_taken_check" CHECK ("taken" >= 0 AND "taken" <= "cap");

-- A viewer has one seat in a stream at most, and two joins at once meet here.
CREATE UNIQUE INDEX "seats_one_per_viewer" ON "seats" ("stream_id", "viewer_id") WHERE "released_at" IS NULL;

ALTER TABLE "chat_messages"
    ADD CONSTRAINT "chat_messages_author_role_check" CHECK ("author_role" IN ('host', 'account', 'guest')),
    ADD CONSTRAINT "chat_messages_deleted_check" CHECK (("deleted_at" IS NULL) = ("deleted_by" IS NULL)),
    ADD CONSTRAINT "chat_messages_deleted_by_check" CHECK ("deleted_by" IN ('author', 'staff'));
ALTER TABLE "chat_events" ADD CONSTRAINT "chat_events_type_check" CHECK ("type" IN ('created', 'deleted'));
