ALTER TABLE "Order" ADD COLUMN "weightG" INTEGER,
                    ADD COLUMN "shippingMinor" BIGINT,
                    ADD COLUMN "shippingService" TEXT;
