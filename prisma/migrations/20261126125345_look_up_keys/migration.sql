-- Tracking numbers as shoppers type them: capital letters and digits (orders/typed-search.ts).
CREATE INDEX "Shipment_shop_trackingKey_idx" ON "Shipment"("shop", (upper(regexp_replace("number", '[^A-Za-z0-9]', '', 'g'))));

-- What has run out is swept by its time.
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");
