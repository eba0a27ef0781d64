-- Of a whole reading of the catalog: the countries that were asked about
ALTER TABLE "SyncCursor" ADD COLUMN "countries" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];

-- So far any product told
UPDATE "SyncCursor" SET "countries" = coalesce((
    SELECT ARRAY(SELECT jsonb_object_keys(product."markets") ORDER BY 1)
      FROM "Product" product
     WHERE product."shop" = "SyncCursor"."shop" AND product."deletedAt" IS NULL AND product."detailsAt" IS NOT NULL
     LIMIT 1), ARRAY[]::TEXT[])
 WHERE "name" = 'catalog.whole';
