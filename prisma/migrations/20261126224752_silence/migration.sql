CREATE TABLE "ScanGap" (
    "shop" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "ended" INTEGER[],
    "open" INTEGER[],
    "learnedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ScanGap_pkey" PRIMARY KEY ("shop","stage","carrier","lane")
);

CREATE TABLE "Silence" (
    "shipmentId" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "number" INTEGER NOT NULL DEFAULT 0,
    "heardAt" TIMESTAMPTZ(3),
    "stage" TEXT,
    "usualFromDays" SMALLINT NOT NULL DEFAULT 0,
    "usualToDays" SMALLINT NOT NULL DEFAULT 0,
    "noticeableAt" TIMESTAMPTZ(3),
    "tellAt" TIMESTAMPTZ(3),
    "lookAt" TIMESTAMPTZ(3),
    "noticedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Silence_pkey" PRIMARY KEY ("shipmentId")
);

CREATE INDEX "Silence_lookAt_idx" ON "Silence"("lookAt");
CREATE INDEX "Silence_shop_noticedAt_idx" ON "Silence"("shop", "noticedAt");

ALTER TABLE "Silence" ADD CONSTRAINT "Silence_shipmentId_fkey"
  FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
