-- Indexes that purges and the lists of people need. Each purge deletes by its own, in short statements.

-- Who follows a channel is read in the order of their ids, page by page, without looking at the rows.
DROP INDEX "follows_channel_id_idx";
CREATE INDEX "follows_channel_id_user_id_idx" ON "follows"("channel_id", "user_id");

-- Notifications are deleted after three months, sessions a month after they ended or ran out.
CREATE INDEX "notifications_created_at_idx" ON "notifications"("created_at");
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- What Prisma's schema cannot say: indexes of some of the rows.
CREATE INDEX "sessions_ended" ON "sessions" ("ended_at") WHERE "ended_at" IS NOT NULL;

-- The seats that somebody holds, in any stream: few, among all that they ever had.
CREATE INDEX "seats_held_by_viewer" ON "seats" ("viewer_id") WHERE "released_at" IS NULL;
-- Seats are deleted three months after they were given back.
CREATE INDEX "seats_released" ON "seats" ("released_at") WHERE "released_at" IS NOT NULL;

-- Guests who may have left no trace: without a name and without an account.
CREATE INDEX "guests_anonymous" ON "guests" ("created_at") WHERE "display_name" IS NULL AND "user_id" IS NULL;

-- Invitations are deleted a month after they were closed or ran out, and addresses in a channel's activity after three.
CREATE INDEX "channel_invitations_closed" ON "channel_invitations" ("closed_at") WHERE "closed_at" IS NOT NULL;
CREATE INDEX "channel_invitations_open_until" ON "channel_invitations" ("expires_at") WHERE "outcome" IS NULL;
CREATE INDEX "channel_activity_addresses" ON "channel_activity" ("created_at") WHERE "email" IS NOT NULL;
