-- How often and after how long the buyers of a product come back for it
CREATE TABLE "ProductRhythm" (
    "shop" TEXT NOT NULL,
    "productGid" TEXT NOT NULL,
    "buyers" INTEGER NOT NULL,
    "again" INTEGER NOT NULL,
    "medianGapDays" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ProductRhythm_pkey" PRIMARY KEY ("shop", "productGid")
);
