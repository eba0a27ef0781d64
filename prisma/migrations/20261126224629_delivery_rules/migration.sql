ALTER TABLE "Shop" ADD COLUMN "deliveryRules" JSONB NOT NULL DEFAULT '{}';

-- What a merchant has told of packing and the road so far goes along, under its new names.
UPDATE "Shop"
   SET "deliveryRules" = jsonb_strip_nulls(jsonb_build_object(
         'processingMin', settings -> 'processingDays',
         'processingMax', settings -> 'processingDays',
         'cutOffHour', settings -> 'cutOffHour',
         'transitMin', settings -> 'transitDaysMin',
         'transitMax', settings -> 'transitDaysMax'));
