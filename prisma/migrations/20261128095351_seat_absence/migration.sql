-- Since when the holder of a seat is not in the room. Who holds one now counts as being there until the room is listed.
ALTER TABLE "seats" ADD COLUMN "absent_since" TIMESTAMPTZ(3);
ALTER TABLE "seats" DROP CONSTRAINT "seats_released_reason_check";
ALTER TABLE "seats"
    ADD CONSTRAINT "seats_released_reason_check" CHECK (
        "released_reason" IN ('left', 'page_closed', 'lapsed', 'absent', 'evicted', 'stream_ended', 'account_suspended', 'account_deleted')
        AND "released_at" IS NOT NULL OR "released_reason" IS NULL
    );
