-- AlterTable
ALTER TABLE "stream_keys" ADD COLUMN     "connecting_id" TEXT,
ADD COLUMN     "connecting_until" TIMESTAMPTZ(3);

-- A session that is being connected has an end, so that a server that crashed meanwhile keeps nobody out.
ALTER TABLE "stream_keys" ADD CONSTRAINT "stream_keys_connecting"
  CHECK (("connecting_id" IS NULL) = ("connecting_until" IS NULL));
