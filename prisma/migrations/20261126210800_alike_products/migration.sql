-- Products of a type, or that share a tag, are asked for with every order.
CREATE INDEX "Product_shop_productType_createdAt_idx" ON "Product"("shop", "productType", "createdAt");
CREATE INDEX "Product_tags_idx" ON "Product" USING GIN ("tags");
