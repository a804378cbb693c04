-- What is deleted is marked first, and there for nobody from then on. A job removes it in batches. Adding these columns reads
-- no row.
ALTER TABLE "channels" ADD COLUMN     "deletion_requested_at" TIMESTAMPTZ(3);
ALTER TABLE "streams" ADD COLUMN     "deletion_requested_at" TIMESTAMPTZ(3);

-- The seats of a stream go with it. Without an index each deleted stream read every seat of all others.
CREATE INDEX "seats_stream_id_idx" ON "seats"("stream_id");
