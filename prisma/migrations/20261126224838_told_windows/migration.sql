ALTER TABLE "Message" ADD COLUMN "cause" TEXT;

CREATE TABLE "ToldWindow" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "orderId" UUID NOT NULL,
    "subjectId" UUID NOT NULL,
    "surface" TEXT NOT NULL,
    "place" INTEGER,
    "messageId" UUID,
    "shipsByOn" DATE,
    "earliestOn" DATE NOT NULL,
    "latestOn" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "version" INTEGER,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "settledAt" TIMESTAMPTZ(3),
    "apologyId" UUID,
    "apologizedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ToldWindow_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "ToldWindow_subjectId_surface_place_key" ON "ToldWindow"("subjectId", "surface", "place");
CREATE UNIQUE INDEX "ToldWindow_messageId_subjectId_key" ON "ToldWindow"("messageId", "subjectId");
CREATE INDEX "ToldWindow_orderId_toldAt_idx" ON "ToldWindow"("orderId", "toldAt");
CREATE INDEX "ToldWindow_shop_toldAt_id_idx" ON "ToldWindow"("shop", "toldAt", "id");
CREATE INDEX "ToldWindow_toldAt_idx" ON "ToldWindow" USING BRIN ("toldAt");

-- What is still open, by the end of its last day: the timed look finds what has just passed, and reads nothing else.
CREATE INDEX "ToldWindow_open_idx" ON "ToldWindow"("endsAt") WHERE "outcome" IS NULL;
