-- A moved date says from where, when and why.
ALTER TABLE "Estimate" ADD COLUMN "movedFromOn" DATE,
ADD COLUMN "movedAt" TIMESTAMPTZ(3),
ADD COLUMN "movedWhy" TEXT;
