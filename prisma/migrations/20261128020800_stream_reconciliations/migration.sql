-- The room of a stream on air is listed when it is due, and a request brings that moment forward.
ALTER TABLE "stream_watch" RENAME TO "stream_reconciliations";
ALTER TABLE "stream_reconciliations" RENAME CONSTRAINT "stream_watch_pkey" TO "stream_reconciliations_pkey";
ALTER TABLE "stream_reconciliations" RENAME CONSTRAINT "stream_watch_stream_id_fkey" TO "stream_reconciliations_stream_id_fkey";
DROP INDEX "stream_watch_reconciled_at_idx";

ALTER TABLE "stream_reconciliations" ADD COLUMN "due_at" TIMESTAMPTZ(3);
UPDATE "stream_reconciliations" SET "due_at" = "reconciled_at";
ALTER TABLE "stream_reconciliations" ALTER COLUMN "due_at" SET NOT NULL;
ALTER TABLE "stream_reconciliations" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "stream_reconciliations_due_at_idx" ON "stream_reconciliations"("due_at");
