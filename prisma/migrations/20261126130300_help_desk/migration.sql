-- CreateTable
CREATE TABLE "HelpdeskKey" (
    "shop" TEXT NOT NULL,
    "secretSealed" BYTEA NOT NULL,
    "previousSealed" BYTEA,
    "previousUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "rotatedAt" TIMESTAMPTZ(3),
    "lastHeardAt" TIMESTAMPTZ(3),

    CONSTRAINT "HelpdeskKey_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "HelpdeskContact" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "ticketIndex" BYTEA NOT NULL,
    "orderId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT,
    "causeAt" TIMESTAMPTZ(3),
    "stage" TEXT,

    CONSTRAINT "HelpdeskContact_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "HelpdeskContact_shop_ticketIndex_key" ON "HelpdeskContact"("shop", "ticketIndex");

-- CreateIndex
CREATE INDEX "HelpdeskContact_shop_openedAt_idx" ON "HelpdeskContact"("shop", "openedAt");

-- CreateIndex
CREATE INDEX "HelpdeskContact_shop_orderId_idx" ON "HelpdeskContact"("shop", "orderId");
