-- What picks are worth: the comparison with who sees none, clicks, and the orders that followed.
CREATE TABLE "PickTrial" (
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "personIndex" BYTEA NOT NULL,
    "isHeldOut" BOOLEAN NOT NULL,
    "percent" SMALLINT NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3),
    "dueOn" TEXT,

    CONSTRAINT "PickTrial_pkey" PRIMARY KEY ("orderId")
);

CREATE INDEX "PickTrial_shop_personIndex_idx" ON "PickTrial"("shop", "personIndex");
CREATE INDEX "PickTrial_shop_dueAt_idx" ON "PickTrial"("shop", "dueAt");

CREATE TABLE "PickClick" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID,
    "productGid" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "surface" TEXT NOT NULL,
    "clickedAt" TIMESTAMPTZ(3) NOT NULL,
    "isMachine" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PickClick_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "PickClick_shop_orderId_productGid_idx" ON "PickClick"("shop", "orderId", "productGid");
CREATE INDEX "PickClick_shop_clickedAt_idx" ON "PickClick"("shop", "clickedAt");

CREATE TABLE "AttributedOrder" (
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "clickId" UUID NOT NULL,
    "fromOrderId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "surface" TEXT NOT NULL,
    "clickedAt" TIMESTAMPTZ(3) NOT NULL,
    "placedAt" TIMESTAMPTZ(3) NOT NULL,
    "windowDays" SMALLINT NOT NULL,
    "currency" TEXT NOT NULL,
    "grossMinor" BIGINT NOT NULL,
    "netMinor" BIGINT NOT NULL,
    "attributedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AttributedOrder_pkey" PRIMARY KEY ("orderId")
);

CREATE INDEX "AttributedOrder_shop_placedAt_idx" ON "AttributedOrder"("shop", "placedAt");

ALTER TABLE "PickTrial" ADD CONSTRAINT "PickTrial_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PickClick" ADD CONSTRAINT "PickClick_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AttributedOrder" ADD CONSTRAINT "AttributedOrder_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
