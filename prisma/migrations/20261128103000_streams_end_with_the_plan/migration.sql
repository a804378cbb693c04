-- When a stream on air ends because the plan of its channel's owner has no streaming any more.
ALTER TABLE "streams" ADD COLUMN "ends_at" TIMESTAMPTZ(3);

-- Those that have such an end are few, and looked for every few seconds.
CREATE INDEX "streams_plan_ends" ON "streams" ("ends_at") WHERE "state" IN ('live', 'interrupted') AND "ends_at" IS NOT NULL;

-- The reader of changed plans has another name: nobody reads on by this one.
DELETE FROM "event_readers" WHERE "name" = 'seat_caps';
