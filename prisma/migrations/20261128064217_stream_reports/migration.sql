-- The most seats that were taken at once, counted under the lock of the counter: the times of seats are taken before it, so
-- that two of them can seem to overlap by milliseconds when they did not.
ALTER TABLE "stream_seating" ADD COLUMN     "peak" INTEGER NOT NULL DEFAULT 0;

UPDATE "stream_seating" n SET "peak" = greatest(n."taken", coalesce((
  SELECT max(l."viewers") FROM (
    SELECT sum(c."delta") OVER (ORDER BY c."at", c."delta") AS "viewers" FROM (
      SELECT s."created_at" AS "at", 1 AS "delta" FROM "seats" s
      WHERE s."stream_id" = n."stream_id" AND (s."released_at" IS NULL OR s."released_at" > s."created_at")
      UNION ALL
      SELECT s."released_at", -1 FROM "seats" s WHERE s."stream_id" = n."stream_id" AND s."released_at" > s."created_at"
    ) c
  ) l
), 0));

-- Places that were given before they were counted.
UPDATE "stream_seating" n SET "queued" = greatest(n."queued", (
  SELECT count(*) FROM "queue_entries" q WHERE q."stream_id" = n."stream_id"
));

CREATE FUNCTION stream_seating_keep_peak() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN NEW.peak := NEW.taken\x3b RETURN NEW\x3b END';

-- Whatever raises the counter. It costs the others a comparison.
CREATE TRIGGER stream_seating_keep_peak BEFORE UPDATE OF taken ON "stream_seating"
  FOR EACH ROW WHEN (NEW.taken > NEW.peak) EXECUTE FUNCTION stream_seating_keep_peak();

-- CreateTable
CREATE TABLE "stream_refusals" (
    "stream_id" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "stream_refusals_pkey" PRIMARY KEY ("stream_id"),
    CONSTRAINT "stream_refusals_count_positive" CHECK ("count" > 0)
);

-- CreateTable
CREATE TABLE "stream_reports" (
    "stream_id" TEXT NOT NULL,
    "joins" INTEGER NOT NULL,
    "unique_viewers" INTEGER NOT NULL,
    "returning_viewers" INTEGER NOT NULL,
    "watched_ms" BIGINT NOT NULL,
    "viewers" INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stream_reports_pkey" PRIMARY KEY ("stream_id")
);

-- AddForeignKey
ALTER TABLE "stream_refusals" ADD CONSTRAINT "stream_refusals_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stream_reports" ADD CONSTRAINT "stream_reports_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
