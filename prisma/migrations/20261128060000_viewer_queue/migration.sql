-- Free seats that are reserved for viewers in the queue count beside those that are taken.
ALTER TABLE "stream_seating"
  ADD COLUMN "members_first" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "reserved" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "stream_seating_reserved_not_negative" CHECK ("reserved" >= 0);

CREATE TABLE "queue_entries" (
    "id" TEXT NOT NULL,
    "stream_id" TEXT NOT NULL,
    "viewer_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "member" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "reserved_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,

    CONSTRAINT "queue_entries_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "queue_entries_ended_with_reason" CHECK (("ended_at" IS NULL) = ("ended_reason" IS NULL))
);

-- One place per viewer, in however many tabs.
CREATE UNIQUE INDEX "queue_entries_one_per_viewer" ON "queue_entries" ("stream_id", "viewer_id") WHERE "ended_at" IS NULL;
-- Who is next.
CREATE INDEX "queue_entries_waiting" ON "queue_entries" ("stream_id", "seq") WHERE "ended_at" IS NULL;
-- What goes with a stream that is deleted.
CREATE INDEX "queue_entries_stream_id_idx" ON "queue_entries"("stream_id");
-- What an account or a guest had.
CREATE INDEX "queue_entries_viewer_id_idx" ON "queue_entries"("viewer_id");
-- What is purged.
CREATE INDEX "queue_entries_ended" ON "queue_entries" ("ended_at") WHERE "ended_at" IS NOT NULL;

ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
