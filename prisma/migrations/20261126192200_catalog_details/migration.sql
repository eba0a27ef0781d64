-- What goes with a product, where it is offered and for how much, and what waits to be read again.
ALTER TABLE "Product"
  ADD COLUMN "collectionGids" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "complementaryGids" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "relatedGids" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "markets" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "detailsAt" TIMESTAMPTZ(3);

CREATE TABLE "ProductChange" (
    "shop" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProductChange_pkey" PRIMARY KEY ("shop","gid")
);
CREATE INDEX "ProductChange_shop_toldAt_idx" ON "ProductChange"("shop", "toldAt");

CREATE TABLE "Collection" (
    "shop" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sourceUpdatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Collection_pkey" PRIMARY KEY ("shop","gid")
);
