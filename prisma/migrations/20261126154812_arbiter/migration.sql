-- AlterTable
ALTER TABLE "Shop" ADD COLUMN "sendingRules" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Message" ADD COLUMN "priority" SMALLINT NOT NULL DEFAULT 2,
ADD COLUMN "mergedIntoId" UUID,
ADD COLUMN "bodyHash" BYTEA,
ADD COLUMN "resends" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN "account" TEXT,
ADD COLUMN "templateVersion" INTEGER,
ADD COLUMN "picksGround" TEXT;

-- DropIndex
DROP INDEX "Message_state_shop_runAt_idx";

-- CreateIndex
CREATE INDEX "Message_state_shop_channel_priority_runAt_idx" ON "Message"("state", "shop", "channel", "priority", "runAt");

-- CreateIndex
CREATE INDEX "Message_mergedIntoId_idx" ON "Message"("mergedIntoId");

-- CreateTable
CREATE TABLE "MessageTemplate" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "slots" JSONB NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "savedBy" TEXT,

    CONSTRAINT "MessageTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MessageTemplate_shop_kind_channel_locale_version_key" ON "MessageTemplate"("shop", "kind", "channel", "locale", "version");

-- CreateTable
CREATE TABLE "SendingHold" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen" INTEGER NOT NULL,
    "allowed" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "SendingHold_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SendingHold_shop_openedAt_idx" ON "SendingHold"("shop", "openedAt");

-- One open hold a shop.
CREATE UNIQUE INDEX "SendingHold_open_key" ON "SendingHold"("shop") WHERE "endedAt" IS NULL;

-- CreateTable
CREATE TABLE "SendingPace" (
    "shop" TEXT NOT NULL,
    "minuteAt" TIMESTAMPTZ(0) NOT NULL,
    "planned" INTEGER NOT NULL,

    CONSTRAINT "SendingPace_pkey" PRIMARY KEY ("shop","minuteAt")
);

-- CreateTable
CREATE TABLE "ProviderAccount" (
    "shop" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "configSealed" BYTEA NOT NULL,
    "label" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verifiedAt" TIMESTAMPTZ(3),
    "findings" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ProviderAccount_pkey" PRIMARY KEY ("shop","channel")
);

-- CreateTable
CREATE TABLE "ProviderHealth" (
    "account" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "probeAt" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "ProviderHealth_pkey" PRIMARY KEY ("account")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "addressHash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "orderId" UUID,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Consent_shop_channel_addressHash_purpose_state_source_happe_key" ON "Consent"("shop", "channel", "addressHash", "purpose", "state", "source", "happenedAt");

-- CreateTable
CREATE TABLE "Replay" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "draft" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" JSONB,
    "error" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Replay_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Replay_shop_startedAt_idx" ON "Replay"("shop", "startedAt");

-- CreateTable
CREATE TABLE "MerchantAlert" (
    "id" UUID NOT NULL,
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "happenedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "digestedAt" TIMESTAMPTZ(3),
    "postedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MerchantAlert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "MerchantAlert_shop_dedupeKey_key" ON "MerchantAlert"("shop", "dedupeKey");

-- CreateIndex
CREATE INDEX "MerchantAlert_shop_happenedAt_idx" ON "MerchantAlert"("shop", "happenedAt");

-- What waits already keeps its turn.
UPDATE "Message" SET "priority" = CASE
  WHEN "subjectId" IS NOT NULL THEN 0
  WHEN "kind" IN ('out_for_delivery', 'delivery_attempted', 'ready_for_pickup', 'exception') THEN 1
  ELSE 2 END
WHERE "state" = 'pending';
