-- AlterTable
ALTER TABLE "guests" ADD COLUMN     "user_id" TEXT;

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "avatar_id" TEXT,
ADD COLUMN     "bio" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "handle" TEXT,
ADD COLUMN     "language" TEXT NOT NULL DEFAULT 'en',
ADD COLUMN     "leaving_at" TIMESTAMPTZ(3),
ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'member',
ADD COLUMN     "shows" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "suspended_at" TIMESTAMPTZ(3),
ADD COLUMN     "suspended_until" TIMESTAMPTZ(3),
ADD COLUMN     "suspension_reason" TEXT,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'UTC',
ALTER COLUMN "email" DROP NOT NULL,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- Accounts that are there already get a handle that they can change.
UPDATE "users" SET "handle" = 'user-' || lower(right("id", 16));
ALTER TABLE "users" ALTER COLUMN "handle" SET NOT NULL;

-- CreateTable
CREATE TABLE "outside_identities" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_identities_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "images" (
    "id" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "images_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "plan_overrides" (
    "user_id" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_overrides_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "id" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "admin_claim" (
    "id" INTEGER NOT NULL,
    "nonce" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_claim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outside_identities_user_id_idx" ON "outside_identities"("user_id");

-- CreateIndex
CREATE INDEX "audit_log_subject_id_id_idx" ON "audit_log"("subject_id", "id");

-- CreateIndex
CREATE INDEX "guests_user_id_idx" ON "guests"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "users_handle_key" ON "users"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "users_avatar_id_key" ON "users"("avatar_id");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_avatar_id_fkey" FOREIGN KEY ("avatar_id") REFERENCES "images"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outside_identities" ADD CONSTRAINT "outside_identities_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guests" ADD CONSTRAINT "guests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan_overrides" ADD CONSTRAINT "plan_overrides_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say.

ALTER TABLE "users"
    ADD CONSTRAINT "users_role_check" CHECK ("role" IN ('member', 'admin')),
    ADD CONSTRAINT "users_handle_check" CHECK ("handle" ~ '^[a-z0-9-]{3,30}$'),
    ADD CONSTRAINT "users_shows_check" CHECK ("shows" <@ ARRAY['bio', 'language', 'time_zone', 'joined']),
    ADD CONSTRAINT "users_email_verified_check" CHECK ("email_verified_at" IS NULL OR "email" IS NOT NULL),
    ADD CONSTRAINT "users_suspension_check" CHECK (
        ("suspended_at" IS NULL) = ("suspension_reason" IS NULL) AND ("suspended_at" IS NOT NULL OR "suspended_until" IS NULL)
    );
ALTER TABLE "plan_overrides" ADD CONSTRAINT "plan_overrides_plan_check" CHECK ("plan" IN ('free', 'creator', 'pro'));
ALTER TABLE "admin_claim" ADD CONSTRAINT "admin_claim_id_check" CHECK ("id" = 1);

-- What admins did is written once. Nothing but the end of the installation takes it away. (The runner of migrations ends a
-- statement at every semicolon, so those of the function's body are written as \x3b.)
CREATE FUNCTION refuse_to_change_the_audit_log() RETURNS trigger LANGUAGE plpgsql AS
    E'BEGIN RAISE EXCEPTION ''the audit log cannot be changed''\x3b END';
CREATE TRIGGER "audit_log_is_final" BEFORE UPDATE OR DELETE ON "audit_log"
    FOR EACH ROW EXECUTE FUNCTION refuse_to_change_the_audit_log();
