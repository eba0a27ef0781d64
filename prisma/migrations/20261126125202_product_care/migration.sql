-- How to care for a product, mirrored from its metafields.
ALTER TABLE "Product" ADD COLUMN "care" TEXT;
