-- How many places a queue ever gave: whoever waits for the seat counter's lock sees by it that places came meanwhile.
ALTER TABLE "stream_seating" ADD COLUMN "queued" INTEGER NOT NULL DEFAULT 0;
