-- Who has texted a number from which account: STOP finds its shops without asking each of them.
CREATE TABLE "TextedNumber" (
    "numberHash" BYTEA NOT NULL,
    "account" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "recipientHash" BYTEA NOT NULL,
    "orderId" UUID NOT NULL,

    CONSTRAINT "TextedNumber_pkey" PRIMARY KEY ("numberHash", "account", "shop")
);

CREATE INDEX "TextedNumber_shop_recipientHash_idx" ON "TextedNumber"("shop", "recipientHash");
