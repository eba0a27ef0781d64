import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";

import { WILLOW } from "./willow.ts";

const DAY = 86_400_000;

interface ForecastOptions extends Partial<Prisma.ForecastUncheckedCreateInput> {
  at: Date;
  /** Days after it; null: still out. */
  tookDays: number | null;
}

/** A forecast made at hand-over: 1, 1.5, 3, 5 and 6 days from Berlin to Germany; the rule said 2 to 4 days. Not stored. */
export function forecastOf({ at, tookDays, ...more }: ForecastOptions): Prisma.ForecastUncheckedCreateInput {
  const dayAfter = (days: number) => new Date(Math.floor(at.getTime() / DAY + days) * DAY);
  return {
    ...{ shop: WILLOW, orderId: randomUUID(), subjectId: randomUUID(), moment: "handover", at },
    ...{ q05: 1, q10: 1.5, q50: 3, q90: 5, q95: 6, basis: "learned", lane: "DE>DE-BE", carrier: "DHL" },
    ...{ ruleEarliestOn: dayAfter(2), ruleLatestOn: dayAfter(4) },
    deliveredAt: tookDays === null ? null : new Date(at.getTime() + tookDays * DAY),
    ...more,
  };
}

export async function storeForecasts(all: ForecastOptions[]) {
  await db.forecast.createMany({ data: all.map(forecastOf) });
}
