-- What the lines of an order came to after discounts, without shipping.
ALTER TABLE "Order" ADD COLUMN "subtotalMinor" BIGINT;
