-- Why a seat was given back, for the report of a stream. Seats of before keep none.
ALTER TABLE "seats" ADD COLUMN "released_reason" TEXT;
ALTER TABLE "seats"
    ADD CONSTRAINT "seats_released_reason_check" CHECK (
        "released_reason" IN ('left', 'page_closed', 'lapsed', 'evicted', 'stream_ended', 'account_suspended', 'account_deleted')
        AND "released_at" IS NOT NULL OR "released_reason" IS NULL
    );
