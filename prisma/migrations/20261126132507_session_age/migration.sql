-- When a session's token was handed out: news of a removal must not take away those handed out since.
ALTER TABLE "Session" ADD COLUMN "storedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
