-- No link lives for ever (orders/tracking-link.server.ts).
UPDATE "TrackingLink" SET "expiresAt" = "createdAt" + interval '365 days' WHERE "expiresAt" IS NULL;
