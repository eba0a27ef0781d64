-- What is excluded is found among all picks of a shop
CREATE INDEX "Pick_shop_productGid_idx" ON "Pick"("shop", "productGid");
