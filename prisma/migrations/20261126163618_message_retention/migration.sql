-- CreateTable
CREATE TABLE "MessageTally" (
    "shop" TEXT NOT NULL,
    "monthOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" "MessageState" NOT NULL,
    "messages" INTEGER NOT NULL,
    "segments" INTEGER NOT NULL,

    CONSTRAINT "MessageTally_pkey" PRIMARY KEY ("shop","monthOn","kind","channel","state")
);

-- CreateIndex
CREATE INDEX "Message_createdAt_idx" ON "Message" USING BRIN ("createdAt");

-- CreateIndex
CREATE INDEX "MessageReceipt_happenedAt_idx" ON "MessageReceipt" USING BRIN ("happenedAt");

-- What the sweep looks for and nothing else: it shrinks as addresses and hashes are forgotten.
CREATE INDEX "Message_address_kept_idx" ON "Message"("shop", "createdAt") WHERE "recipientSealed" IS NOT NULL;
CREATE INDEX "Message_body_kept_idx" ON "Message"("createdAt") WHERE "bodyHash" IS NOT NULL;
