-- When a session's token was handed out: news of a removal must not take away those handed out since. Of those that
-- are there already nobody knows it: they count as old, so that news of a removal under way still ends them.
ALTER TABLE "Session" ADD COLUMN "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT to_timestamp(0);
ALTER TABLE "Session" ALTER COLUMN "storedAt" SET DEFAULT CURRENT_TIMESTAMP;
