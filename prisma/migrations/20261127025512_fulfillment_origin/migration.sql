ALTER TABLE "Fulfillment" ADD COLUMN "locationId" TEXT,
                          ADD COLUMN "originCountry" TEXT,
                          ADD COLUMN "originRegion" TEXT,
                          ADD COLUMN "originArea" TEXT;
