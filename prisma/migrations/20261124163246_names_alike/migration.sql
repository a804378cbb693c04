-- Names that are there already are compared by their letters alone until they are written again.

-- AlterTable
ALTER TABLE "channels" ADD COLUMN     "name_key" TEXT;
UPDATE "channels" SET "name_key" = regexp_replace(lower("name"), '\s', '', 'g');
ALTER TABLE "channels" ALTER COLUMN "name_key" SET NOT NULL;

-- AlterTable
ALTER TABLE "guests" ADD COLUMN     "name_key" TEXT;
UPDATE "guests" SET "name_key" = regexp_replace(lower("display_name"), '\s', '', 'g') WHERE "display_name" IS NOT NULL;
ALTER TABLE "guests" ADD CONSTRAINT "guests_name_key_check" CHECK (("display_name" IS NULL) = ("name_key" IS NULL));

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "name_key" TEXT;
UPDATE "users" SET "name_key" = regexp_replace(lower("display_name"), '\s', '', 'g');
ALTER TABLE "users" ALTER COLUMN "name_key" SET NOT NULL;

-- CreateIndex
CREATE INDEX "chat_messages_author_id_idx" ON "chat_messages"("author_id");

-- CreateIndex
CREATE INDEX "seats_viewer_id_idx" ON "seats"("viewer_id");
