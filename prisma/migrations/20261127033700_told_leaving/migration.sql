-- Whether it left by the day that was told.
ALTER TABLE "ToldWindow" ADD COLUMN "leftOutcome" TEXT;

-- What is still open, by that day: what was told before this column existed is settled by the next looks.
CREATE INDEX "ToldWindow_leaving_idx" ON "ToldWindow"("shipsByOn") WHERE "shipsByOn" IS NOT NULL AND "leftOutcome" IS NULL;
