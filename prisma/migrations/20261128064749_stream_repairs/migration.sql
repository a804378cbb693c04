-- How many were in a room when it was listed last.
ALTER TABLE "stream_reconciliations"
  ADD COLUMN "participants" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "viewers_present" INTEGER NOT NULL DEFAULT 0;

-- No reference to streams: the stream of an orphaned room may be gone.
CREATE TABLE "stream_repairs" (
    "stream_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "stream_repairs_pkey" PRIMARY KEY ("stream_id", "kind", "minute"),
    CONSTRAINT "stream_repairs_count_positive" CHECK ("count" > 0)
);

-- The last hour is read, and what is older than a day purged.
CREATE INDEX "stream_repairs_minute_idx" ON "stream_repairs" ("minute");
