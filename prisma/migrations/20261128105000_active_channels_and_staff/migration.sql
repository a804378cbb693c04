-- Which channels and staff are active when the owner's plan has room for fewer than there are: those that the owner chose
-- (kept) and then the oldest. Active is written by what applies a plan.
ALTER TABLE "channels"
  ADD COLUMN "kept" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "active" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "memberships"
  ADD COLUMN "kept" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "active" BOOLEAN NOT NULL DEFAULT true;
