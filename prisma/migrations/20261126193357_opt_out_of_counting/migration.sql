-- A shopper who wants neither to be counted nor their other orders to be looked at for picks.
ALTER TABLE "Order" ADD COLUMN "optedOutAt" TIMESTAMPTZ(3);
