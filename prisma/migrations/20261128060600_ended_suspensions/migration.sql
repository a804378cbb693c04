-- Suspensions that have ended are looked for every minute.
CREATE INDEX "users_suspended_until" ON "users" ("suspended_until") WHERE "suspended_until" IS NOT NULL;
