-- CreateTable
CREATE TABLE "events" (
    "id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "position" BIGINT,
    "type" TEXT NOT NULL,
    "channel_id" TEXT,
    "stream_id" TEXT,
    "account_id" TEXT,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_position" (
    "id" INTEGER NOT NULL,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "event_position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_readers" (
    "name" TEXT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "event_readers_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "event_retries" (
    "reader" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "retry_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT NOT NULL,

    CONSTRAINT "event_retries_pkey" PRIMARY KEY ("reader","event_id")
);

-- CreateIndex
CREATE INDEX "events_created_at_idx" ON "events"("created_at");

-- CreateIndex
CREATE INDEX "event_retries_retry_at_idx" ON "event_retries"("retry_at");

-- CreateIndex
CREATE INDEX "event_retries_event_id_idx" ON "event_retries"("event_id");

-- AddForeignKey
ALTER TABLE "event_retries" ADD CONSTRAINT "event_retries_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Readers go by the position. Events that have none yet are found at once.
CREATE UNIQUE INDEX "events_position" ON "events" ("position") WHERE "position" IS NOT NULL;
CREATE INDEX "events_without_position" ON "events" ("number") WHERE "position" IS NULL;

ALTER TABLE "event_position" ADD CONSTRAINT "event_position_one" CHECK ("id" = 1);
INSERT INTO "event_position" ("id") VALUES (1);

-- What jobs were still to do for closed and suspended accounts is done by readers from now on.
INSERT INTO "events" ("id", "type", "account_id", "payload", "created_at")
SELECT 'evt_0' || upper(substr(md5(random()::text || "id"), 1, 25)), 'account.deleted', "id", '{}', now()
FROM "users" WHERE "deletion_requested_at" IS NOT NULL;
INSERT INTO "events" ("id", "type", "account_id", "payload", "created_at")
SELECT 'evt_0' || upper(substr(md5(random()::text || "id"), 1, 25)), 'account.suspended', "id",
  jsonb_build_object('until', to_char("suspended_until" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), now()
FROM "users" WHERE "suspended_at" IS NOT NULL AND ("suspended_until" IS NULL OR "suspended_until" > now())
  AND "deletion_requested_at" IS NULL;
