-- Tables and columns take the field's own terms.
ALTER TABLE "notices" RENAME TO "notifications";
ALTER TABLE "notifications" RENAME CONSTRAINT "notices_pkey" TO "notifications_pkey";
ALTER TABLE "notifications" RENAME CONSTRAINT "notices_user_id_fkey" TO "notifications_user_id_fkey";
ALTER TABLE "notifications" RENAME CONSTRAINT "notices_stream_id_fkey" TO "notifications_stream_id_fkey";
ALTER TABLE "notifications" RENAME CONSTRAINT "notices_kind_check" TO "notifications_kind_check";
ALTER INDEX "notices_user_id_id_idx" RENAME TO "notifications_user_id_id_idx";
ALTER INDEX "notices_stream_id_idx" RENAME TO "notifications_stream_id_idx";
ALTER INDEX "notices_user_id_event_key" RENAME TO "notifications_user_id_event_key";
ALTER INDEX "notices_mail_due" RENAME TO "notifications_mail_due";

ALTER TABLE "livekit_events" RENAME TO "livekit_webhook_events";
ALTER TABLE "livekit_webhook_events" RENAME CONSTRAINT "livekit_events_pkey" TO "livekit_webhook_events_pkey";
ALTER INDEX "livekit_events_received_at_idx" RENAME TO "livekit_webhook_events_received_at_idx";

ALTER TABLE "stream_watch" RENAME COLUMN "looked_at" TO "reconciled_at";
ALTER TABLE "stream_watch" RENAME COLUMN "silent_since" TO "unpublished_since";
ALTER INDEX "stream_watch_looked_at_idx" RENAME TO "stream_watch_reconciled_at_idx";

ALTER TABLE "stream_seating" RENAME COLUMN "guarded" TO "needs_access_check";

ALTER TABLE "users" RENAME COLUMN "leaving_at" TO "deletion_requested_at";
