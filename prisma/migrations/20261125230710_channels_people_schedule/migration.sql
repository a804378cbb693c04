-- AlterTable
ALTER TABLE "channels" ADD COLUMN     "avatar_id" TEXT,
ADD COLUMN     "banner_id" TEXT,
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "stream_seating" ADD COLUMN     "guarded" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "streams" ADD COLUMN     "canceled_at" TIMESTAMPTZ(3),
ADD COLUMN     "category" TEXT,
ADD COLUMN     "cover_id" TEXT,
ADD COLUMN     "description" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "missed_at" TIMESTAMPTZ(3),
ADD COLUMN     "scheduled_for" TIMESTAMPTZ(3),
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "time_zone" TEXT;

-- CreateTable
CREATE TABLE "memberships" (
    "channel_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("channel_id","user_id")
);

-- CreateTable
CREATE TABLE "channel_invitations" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "channel_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_activity" (
    "id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "subject_id" TEXT,
    "email" TEXT,
    "role" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follows" (
    "user_id" TEXT NOT NULL,
    "channel_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "follows_pkey" PRIMARY KEY ("user_id","channel_id")
);

-- CreateTable
CREATE TABLE "stream_invitees" (
    "id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "user_id" TEXT,
    "email" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stream_invitees_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "memberships_channel_id_created_at_user_id_idx" ON "memberships"("channel_id", "created_at", "user_id");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE INDEX "channel_invitations_channel_id_id_idx" ON "channel_invitations"("channel_id", "id");

-- CreateIndex
CREATE INDEX "channel_invitations_email_idx" ON "channel_invitations"("email");

-- CreateIndex
CREATE INDEX "channel_activity_channel_id_id_idx" ON "channel_activity"("channel_id", "id");

-- CreateIndex
CREATE INDEX "channel_activity_actor_id_idx" ON "channel_activity"("actor_id");

-- CreateIndex
CREATE INDEX "channel_activity_subject_id_idx" ON "channel_activity"("subject_id");

-- CreateIndex
CREATE INDEX "channel_activity_email_idx" ON "channel_activity"("email");

-- CreateIndex
CREATE INDEX "follows_channel_id_idx" ON "follows"("channel_id");

-- CreateIndex
CREATE INDEX "stream_invitees_user_id_idx" ON "stream_invitees"("user_id");

-- CreateIndex
CREATE INDEX "stream_invitees_email_idx" ON "stream_invitees"("email");

-- CreateIndex
CREATE UNIQUE INDEX "stream_invitees_stream_id_user_id_key" ON "stream_invitees"("stream_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "stream_invitees_stream_id_email_key" ON "stream_invitees"("stream_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "channels_avatar_id_key" ON "channels"("avatar_id");

-- CreateIndex
CREATE UNIQUE INDEX "channels_banner_id_key" ON "channels"("banner_id");

-- CreateIndex
CREATE UNIQUE INDEX "streams_cover_id_key" ON "streams"("cover_id");

-- CreateIndex
CREATE INDEX "streams_channel_id_scheduled_for_id_idx" ON "streams"("channel_id", "scheduled_for", "id");

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_avatar_id_fkey" FOREIGN KEY ("avatar_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channels" ADD CONSTRAINT "channels_banner_id_fkey" FOREIGN KEY ("banner_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_invitations" ADD CONSTRAINT "channel_invitations_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_activity" ADD CONSTRAINT "channel_activity_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "follows" ADD CONSTRAINT "follows_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "streams" ADD CONSTRAINT "streams_cover_id_fkey" FOREIGN KEY ("cover_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_invitees" ADD CONSTRAINT "stream_invitees_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_invitees" ADD CONSTRAINT "stream_invitees_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

UPDATE "streams" SET "search_text" = lower("title");

ALTER TABLE "streams"
    DROP CONSTRAINT "streams_state_check",
    DROP CONSTRAINT "streams_visibility_check",
    DROP CONSTRAINT "streams_started_check",
    ADD CONSTRAINT "streams_state_check" CHECK ("state" IN ('scheduled', 'live', 'interrupted', 'ended', 'canceled')),
    ADD CONSTRAINT "streams_visibility_check" CHECK ("visibility" IN ('public', 'unlisted', 'members_only', 'private')),
    ADD CONSTRAINT "streams_started_check" CHECK (("state" IN ('scheduled', 'canceled')) = ("started_at" IS NULL)),
    ADD CONSTRAINT "streams_canceled_check" CHECK (("state" = 'canceled') = ("canceled_at" IS NOT NULL)),
    ADD CONSTRAINT "streams_missed_check" CHECK ("missed_at" IS NULL OR ("scheduled_for" IS NOT NULL AND "started_at" IS NULL)),
    ADD CONSTRAINT "streams_time_zone_check" CHECK ("scheduled_for" IS NULL OR "time_zone" IS NOT NULL);

-- A stream goes from one state to the next as docs/architecture.md draws it, whatever the code says. (The runner of
-- migrations ends a statement at every semicolon, so those of functions are written as \x3b.)
CREATE FUNCTION hold_stream_moves() RETURNS trigger LANGUAGE plpgsql AS
    E'BEGIN
        IF OLD.state || '' '' || NEW.state NOT IN (
            ''scheduled live'', ''scheduled canceled'', ''live interrupted'', ''live ended'', ''interrupted live'', ''interrupted ended''
        ) THEN
            RAISE EXCEPTION ''a stream that is % cannot become %'', OLD.state, NEW.state
                USING ERRCODE = ''check_violation'', CONSTRAINT = ''streams_moves_check''\x3b
        END IF\x3b
        RETURN NEW\x3b
    END';
CREATE TRIGGER "streams_moves" BEFORE UPDATE OF "state" ON "streams"
    FOR EACH ROW WHEN (OLD."state" IS DISTINCT FROM NEW."state") EXECUTE FUNCTION hold_stream_moves();

-- Whoever waits for a stream hears that it changed, on every replica.
CREATE FUNCTION tell_of_stream() RETURNS trigger LANGUAGE plpgsql AS
    E'BEGIN PERFORM pg_notify(''streams'', NEW.id)\x3b RETURN NULL\x3b END';
CREATE TRIGGER "streams_tell" AFTER UPDATE ON "streams" FOR EACH ROW EXECUTE FUNCTION tell_of_stream();

-- The lists that everybody sees. Streams for members are in them, with what is public of them.
DROP INDEX "streams_live_public";
DROP INDEX "streams_ended_public";
CREATE INDEX "streams_live_listed" ON "streams" ("started_at" DESC, "id" DESC)
    WHERE "state" IN ('live', 'interrupted') AND "visibility" IN ('public', 'members_only');
CREATE INDEX "streams_ended_listed" ON "streams" ("started_at" DESC, "id" DESC)
    WHERE "state" = 'ended' AND "visibility" IN ('public', 'members_only');
CREATE INDEX "streams_upcoming_listed" ON "streams" ("scheduled_for", "id")
    WHERE "state" = 'scheduled' AND "scheduled_for" IS NOT NULL AND "missed_at" IS NULL AND "visibility" IN ('public', 'members_only');
CREATE INDEX "streams_ended_by_category" ON "streams" ("category", "started_at" DESC, "id" DESC)
    WHERE "state" = 'ended' AND "visibility" IN ('public', 'members_only');
-- Those that wait for somebody to start them.
CREATE INDEX "streams_waiting" ON "streams" ("scheduled_for") WHERE "state" = 'scheduled' AND "scheduled_for" IS NOT NULL AND "missed_at" IS NULL;

-- Searches: whole words, and words with a slip.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "streams_words" ON "streams" USING gin (to_tsvector('simple', "search_text"));
CREATE INDEX "streams_trigrams" ON "streams" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "streams_tags" ON "streams" USING gin ("tags");

-- A plan that ends while people watch takes no seat away: there may be more of them than the plan has.
ALTER TABLE "stream_seating"
    DROP CONSTRAINT "stream_seating_taken_check",
    ADD CONSTRAINT "stream_seating_taken_check" CHECK ("taken" >= 0);

ALTER TABLE "memberships" ADD CONSTRAINT "memberships_role_check" CHECK ("role" IN ('viewer', 'moderator', 'producer'));
ALTER TABLE "channel_invitations"
    ADD CONSTRAINT "channel_invitations_role_check" CHECK ("role" IN ('viewer', 'moderator', 'producer')),
    ADD CONSTRAINT "channel_invitations_outcome_check" CHECK ("outcome" IN ('accepted', 'declined', 'revoked')),
    ADD CONSTRAINT "channel_invitations_closed_check" CHECK (("outcome" IS NULL) = ("closed_at" IS NULL));

-- An address has one open invitation into a channel at most.
CREATE UNIQUE INDEX "channel_invitations_one_open" ON "channel_invitations" ("channel_id", "email") WHERE "outcome" IS NULL;

ALTER TABLE "stream_invitees" ADD CONSTRAINT "stream_invitees_who_check" CHECK (("user_id" IS NULL) <> ("email" IS NULL));
