ALTER TABLE "Estimate" ADD COLUMN "version" INTEGER;

CREATE TABLE "OrderEstimate" (
    "orderId" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "shipsByOn" DATE NOT NULL,
    "earliestOn" DATE NOT NULL,
    "latestOn" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER,
    "computedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrderEstimate_pkey" PRIMARY KEY ("orderId")
);

CREATE TABLE "Forecast" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "moment" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "q05" REAL NOT NULL,
    "q10" REAL NOT NULL,
    "q50" REAL NOT NULL,
    "q90" REAL NOT NULL,
    "q95" REAL NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER,
    "lane" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "ruleEarliestOn" DATE NOT NULL,
    "ruleLatestOn" DATE NOT NULL,
    "carrierOn" DATE,
    "deliveredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Forecast_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "EstimatorModel" (
    "shop" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "layout" INTEGER NOT NULL,
    "learnedAt" TIMESTAMPTZ(3) NOT NULL,
    "parcels" INTEGER NOT NULL,
    "trial" JSONB NOT NULL,
    "inServiceAt" TIMESTAMPTZ(3),
    "body" BYTEA,

    CONSTRAINT "EstimatorModel_pkey" PRIMARY KEY ("shop","version")
);

CREATE INDEX "OrderEstimate_shop_idx" ON "OrderEstimate"("shop");
CREATE UNIQUE INDEX "Forecast_subjectId_moment_key" ON "Forecast"("subjectId", "moment");
CREATE INDEX "Forecast_shop_moment_at_idx" ON "Forecast"("shop", "moment", "at");
CREATE INDEX "Forecast_orderId_idx" ON "Forecast"("orderId");
