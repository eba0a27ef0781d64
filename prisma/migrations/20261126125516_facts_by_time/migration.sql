-- CreateIndex
CREATE INDEX "Fact_happenedAt_idx" ON "Fact" USING BRIN ("happenedAt" timestamptz_minmax_ops);
