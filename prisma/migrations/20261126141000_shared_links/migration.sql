-- A link that was passed on opens status and window only.
ALTER TABLE "TrackingLink" ADD COLUMN "opens" TEXT NOT NULL DEFAULT 'everything';
