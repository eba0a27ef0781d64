ALTER TABLE "Order" ADD COLUMN "checkoutIndex" BYTEA;
