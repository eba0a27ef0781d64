-- AlterTable
ALTER TABLE "Message" ADD COLUMN "subjectId" UUID;

-- CreateTable
CREATE TABLE "DeliveryRequest" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "day" DATE,
    "textSealed" BYTEA,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "orderNote" TEXT,
    "passedOnAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeliveryRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryStatement" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "cycle" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeliveryStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliveryCode" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "shipmentId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "cycle" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "day" DATE,
    "textSealed" BYTEA,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeliveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DeliveryRequest_shop_shipmentId_madeAt_idx" ON "DeliveryRequest"("shop", "shipmentId", "madeAt");

-- CreateIndex
CREATE INDEX "DeliveryRequest_shop_madeAt_idx" ON "DeliveryRequest"("shop", "madeAt");

-- CreateIndex
CREATE INDEX "DeliveryRequest_orderId_idx" ON "DeliveryRequest"("orderId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliveryStatement_shop_shipmentId_cycle_kind_key" ON "DeliveryStatement"("shop", "shipmentId", "cycle", "kind");

-- CreateIndex
CREATE INDEX "DeliveryStatement_orderId_idx" ON "DeliveryStatement"("orderId");

-- CreateIndex
CREATE INDEX "DeliveryCode_shop_orderId_createdAt_idx" ON "DeliveryCode"("shop", "orderId", "createdAt");

-- CreateIndex
CREATE INDEX "DeliveryCode_createdAt_idx" ON "DeliveryCode"("createdAt");

-- CreateIndex
CREATE INDEX "DeliveryCode_orderId_idx" ON "DeliveryCode"("orderId");

-- AddForeignKey
ALTER TABLE "DeliveryRequest" ADD CONSTRAINT "DeliveryRequest_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryStatement" ADD CONSTRAINT "DeliveryStatement_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliveryCode" ADD CONSTRAINT "DeliveryCode_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
