-- An order's moved date says from where, when and why, as a parcel's does.
ALTER TABLE "OrderEstimate" ADD COLUMN "movedFromOn" DATE,
ADD COLUMN "movedAt" TIMESTAMPTZ(3),
ADD COLUMN "movedWhy" TEXT;
