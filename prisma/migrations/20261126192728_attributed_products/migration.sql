-- Which products of an attributed order were followed: refunds are settled without the clicks.
ALTER TABLE "AttributedOrder" ADD COLUMN "productGids" TEXT[];
