-- How a shop's picks are shown and counted, and what its merchant says of products.
ALTER TABLE "Shop" ADD COLUMN "pickSettings" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "PickRule" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "effect" TEXT NOT NULL,
    "when" JSONB NOT NULL,
    "products" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PickRule_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "PickRule_shop_id_idx" ON "PickRule"("shop", "id");
