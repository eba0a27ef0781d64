import { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { listSilentShipments } from "#app/estimates/silence/find-unusual.server.ts";
import { localDay } from "#app/lib/local-day.ts";
import { requireShop } from "#app/shops/shop.server.ts";

/** More than these nobody pages through. */
const MOST = 5_000;

export type Due = "today" | "overdue";

/** The tabs whose parcels are found by more than their status. */
export type FoundTab = Due | "silent" | "unsent";

const FOUND_TABS: ReadonlySet<string> = new Set<FoundTab>(["today", "overdue", "silent", "unsent"]);

export function isFoundTab(word: string): word is FoundTab {
  return FOUND_TABS.has(word);
}

/** The parcels of such a tab. */
export function findTabShipments(shop: string, tab: FoundTab, now: Date): Promise<string[]> {
  if (tab === "silent") return listSilentShipments(shop, "way", MOST);
  return tab === "unsent" ? listSilentShipments(shop, "label", MOST) : findDueShipments(shop, tab, now);
}

/** What was never scanned is told of as not handed over: its carrier may be one that tells nothing. */
const NOT_OVERDUE = ["pending", "label_created", "out_for_delivery", "ready_for_pickup"];

/**
 * What is due, as a condition on "Shipment" s left join "Estimate" e; the figures and the list share it.
 * @param today the calendar day in the shop's time zone, `2026-11-02`
 */
export function dueCondition(due: Due, today: string): Prisma.Sql {
  return due === "today"
    ? Prisma.sql`(s.status = 'out_for_delivery' or e."latestOn" = ${today}::date)`
    : Prisma.sql`(e."latestOn" < ${today}::date and s.status <> all(${NOT_OVERDUE}))`;
}

/** Parcels that are still open, as a condition on "Shipment" s. */
export const isOpen = Prisma.sql`
  s."removedAt" is null and s.status not in ('delivered', 'returned', 'cancelled', 'expired')`;

/** The parcels behind the figures "arriving today" and "overdue". */
async function findDueShipments(shop: string, due: Due, now: Date): Promise<string[]> {
  const { timeZone } = await requireShop(shop);
  const rows = await db.$queryRaw<{ id: string }[]>`
    select s.id
      from "Shipment" s
      left join "Estimate" e on e."shipmentId" = s.id
     where s.shop = ${shop} and ${isOpen} and ${dueCondition(due, localDay(now, timeZone))}
     order by s."statusAt" desc
     limit ${MOST}`;
  return rows.map((row) => row.id);
}
