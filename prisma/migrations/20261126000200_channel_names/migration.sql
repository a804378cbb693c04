-- Searches find channels by names with a slip.

-- CreateIndex
CREATE INDEX "channels_names" ON "channels" USING GIN ("name" gin_trgm_ops);
