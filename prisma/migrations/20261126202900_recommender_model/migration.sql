-- What a shop's orders have taught, in place of the counted pairs.
CREATE TABLE "RecommenderModel" (
    "shop" TEXT NOT NULL,
    "layout" INTEGER NOT NULL,
    "today" INTEGER NOT NULL,
    "volumes" REAL[],
    "learnedAt" TIMESTAMPTZ(3) NOT NULL,
    "orders" INTEGER NOT NULL,
    "reorderDays" REAL,
    "popular" TEXT[],
    "cold" TEXT[],
    "ranker" JSONB,

    CONSTRAINT "RecommenderModel_pkey" PRIMARY KEY ("shop")
);

CREATE TABLE "ProductEvidence" (
    "shop" TEXT NOT NULL,
    "productGid" TEXT NOT NULL,
    "others" TEXT[],
    "signals" BYTEA NOT NULL,
    "sales" BYTEA NOT NULL,

    CONSTRAINT "ProductEvidence_pkey" PRIMARY KEY ("shop","productGid")
);

DROP TABLE "ProductPair";
