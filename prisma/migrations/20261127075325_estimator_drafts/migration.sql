-- Fits that a learning has finished, so that it goes on after them when it is interrupted.
CREATE TABLE "EstimatorDraft" (
    "shop" TEXT NOT NULL,
    "print" TEXT NOT NULL,
    "layout" INTEGER NOT NULL,
    "begunAt" TIMESTAMPTZ(3) NOT NULL,
    "body" BYTEA NOT NULL,

    CONSTRAINT "EstimatorDraft_pkey" PRIMARY KEY ("shop","print")
);
