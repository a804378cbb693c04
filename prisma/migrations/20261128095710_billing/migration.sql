-- CreateTable
CREATE TABLE "customers" (
    "user_id" TEXT NOT NULL,
    "stripe_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "plan" TEXT,
    "synced_at" TIMESTAMPTZ(3),
    "next_sync_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "lease_token" TEXT,
    "lease_until" TIMESTAMPTZ(3),
    "checkouts" INTEGER NOT NULL DEFAULT 0,
    "checkout_at" TIMESTAMPTZ(3),

    CONSTRAINT "customers_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "subscriptions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "plan" TEXT,
    "interval" TEXT,
    "amount" INTEGER,
    "currency" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "current_period_end" TIMESTAMPTZ(3),
    "cancel_at" TIMESTAMPTZ(3),
    "trial_ends_at" TIMESTAMPTZ(3),
    "grace_ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "frozen" BOOLEAN NOT NULL DEFAULT false,
    "grants_plan" TEXT,
    "grants_until" TIMESTAMPTZ(3),

    CONSTRAINT "subscriptions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription_changes" (
    "id" TEXT NOT NULL,
    "subscription_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "plan" TEXT,
    "interval" TEXT,
    "amount" INTEGER,
    "currency" TEXT,

    CONSTRAINT "subscription_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoices" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "number" TEXT,
    "status" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stripe_events" (
    "id" TEXT NOT NULL,
    "change_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_type" TEXT,
    "object_id" TEXT,
    "customer_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customers_stripe_id_key" ON "customers"("stripe_id");

-- CreateIndex
CREATE INDEX "customers_next_sync_at_idx" ON "customers"("next_sync_at");

-- CreateIndex
CREATE INDEX "subscriptions_user_id_idx" ON "subscriptions"("user_id");

-- CreateIndex
CREATE INDEX "subscription_changes_subscription_id_at_idx" ON "subscription_changes"("subscription_id", "at");

-- CreateIndex
CREATE INDEX "subscription_changes_at_idx" ON "subscription_changes"("at");

-- CreateIndex
CREATE INDEX "invoices_user_id_idx" ON "invoices"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_events_change_id_key" ON "stripe_events"("change_id");

-- CreateIndex
CREATE INDEX "stripe_events_customer_id_idx" ON "stripe_events"("customer_id");

-- CreateIndex
CREATE INDEX "stripe_events_received_at_idx" ON "stripe_events"("received_at");

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "customers"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "customers"("user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "customers"
    ADD CONSTRAINT "customers_plan_check" CHECK ("plan" IN ('creator', 'pro')),
    ADD CONSTRAINT "customers_lease_check" CHECK (("lease_token" IS NULL) = ("lease_until" IS NULL));
ALTER TABLE "subscriptions"
    ADD CONSTRAINT "subscriptions_status_check" CHECK ("status" IN (
        'incomplete', 'incomplete_expired', 'trialing', 'active', 'past_due', 'unpaid', 'paused', 'canceled', 'unknown')),
    ADD CONSTRAINT "subscriptions_plan_check" CHECK ("plan" IN ('creator', 'pro')),
    ADD CONSTRAINT "subscriptions_interval_check" CHECK ("interval" IN ('month', 'year')),
    -- Nobody is paid for by a subscription that does not qualify, whatever the code says.
    ADD CONSTRAINT "subscriptions_grants_check" CHECK (
        "grants_plan" IS NULL
        OR ("grants_plan" = "plan" AND NOT "frozen" AND "status" IN ('trialing', 'active', 'past_due'))),
    ADD CONSTRAINT "subscriptions_grace_check" CHECK (
        "grants_plan" IS NULL OR "status" <> 'past_due' OR "grants_until" IS NOT NULL);
ALTER TABLE "stripe_events"
    ADD CONSTRAINT "stripe_events_outcome_check" CHECK ("outcome" IN ('pending', 'synced', 'ignored'));
-- Events that wait for a sync are few among many that are kept.
CREATE INDEX "stripe_events_pending" ON "stripe_events" ("received_at") WHERE "outcome" = 'pending';
