import type { WindowDrift } from "@prisma/client";

import { db } from "#app/db.server.ts";

const MOST = 20;

/** The times in which windows did not hold, the newest first; one without an end is going on. */
export function findDrifts(shop: string): Promise<WindowDrift[]> {
  return db.windowDrift.findMany({ where: { shop }, orderBy: { raisedAt: "desc" }, take: MOST });
}
