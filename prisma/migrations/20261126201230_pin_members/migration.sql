-- What a pin of a whole collection, tag or type holds, found ahead: looking for it takes a walk over the catalog.
ALTER TABLE "PickRule" ADD COLUMN "memberGids" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
