import type { Estimate } from "@prisma/client";

import type { Window } from "./rule-estimate.ts";

/** A stored estimate in calendar days. */
export function windowOf(row: Pick<Estimate, "earliestOn" | "latestOn" | "basis">): Window {
  const day = (date: Date) => date.toISOString().slice(0, 10);
  const basis = row.basis === "carrier" ? "carrier" : "rule";
  return { earliestOn: day(row.earliestOn), latestOn: day(row.latestOn), basis };
}
