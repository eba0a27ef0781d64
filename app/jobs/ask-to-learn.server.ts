import { db } from "#app/db.server.ts";

import { enqueue } from "./enqueue.server.ts";

/** Under which a shop's learning waits: one that waits already is not doubled. */
export function learningKey(shop: string): string {
  return `shop.learn|${shop}`;
}

/** The same for what is learned of how long its parcels take. */
export function timesKey(shop: string): string {
  return `estimates.learn|${shop}`;
}

/** For looking anew at all that is under way. A key of its own: the look of the hour is for fewer. */
export function refreshAllKey(shop: string): string {
  return `estimates.refresh-all|${shop}`;
}

/** Has all learned anew that a shop's past says of its products; the picks of recent orders follow. */
export function askToLearn(shop: string, runAt = new Date()): Promise<void> {
  return enqueue(db, "shop.learn", { shop }, { key: learningKey(shop), runAt });
}

/** Has learned anew how long its parcels take; the days of those under way follow. */
export function askToLearnTimes(shop: string, runAt = new Date()): Promise<void> {
  return enqueue(db, "estimates.learn", { shop }, { key: timesKey(shop), runAt });
}

/** Has learned anew what all shops' parcels have in common. */
export function askToLearnPooled(runAt = new Date()): Promise<void> {
  return enqueue(db, "estimates.learn-pooled", {}, { key: "estimates.learn-pooled", runAt });
}

/** Has foretold what came before the shop was installed, where that has not been done yet. */
export function askToReplay(shop: string, runAt = new Date()): Promise<void> {
  return enqueue(db, "estimates.replay", { shop }, { key: `estimates.replay|${shop}`, runAt });
}
