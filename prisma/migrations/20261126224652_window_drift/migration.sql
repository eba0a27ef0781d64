CREATE TABLE "WindowDrift" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "moment" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "sinceAt" TIMESTAMPTZ(3) NOT NULL,
    "told" INTEGER NOT NULL,
    "late" INTEGER NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WindowDrift_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "WindowDrift_shop_raisedAt_idx" ON "WindowDrift"("shop", "raisedAt");

-- Of one kind at most one is open.
CREATE UNIQUE INDEX "WindowDrift_open_key" ON "WindowDrift"("shop", "moment", "country") WHERE "clearedAt" IS NULL;
