import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { sql } from "#app/sql.server.ts";

import type { OrderWindow } from "./delivery-window.ts";
import { estimateByRules, type RuleFacts } from "./rules/estimate-by-rules.ts";
import { settleOrderWindow } from "./settle-window.ts";
import { orderWindowOf } from "./stored-estimate.ts";

/**
 * Brings up to date when an order that is in no parcel yet should leave and arrive. Nothing is said of one that is
 * cancelled, that holds nothing to be sent, or that has left: its parcels have days of their own.
 */
export async function refreshOrderEstimate(shop: string, orderId: string, now: Date): Promise<void> {
  const order = await findUnsent(shop, orderId);
  if (!order) return;
  const { deliveryRules, timeZone, countryCode } = await requireShop(shop);
  const { orderedAt, to, known } = order;
  const facts = { orderedAt, shippedAt: null, to, home: { timeZone, country: countryCode }, asOf: now };
  const fresh: OrderWindow = { ...estimateByRules(facts, parseDeliveryRules(deliveryRules)), basis: "rule" };
  const window = known ? settle(known, fresh, zoneOfAddress(to, timeZone), now) : fresh;
  if (known && DAYS.every((day) => known.window[day] === window[day])) return;
  const { shipsByOn, earliestOn, latestOn, basis } = window;
  await sql.$executeRaw`
    insert into "OrderEstimate" ("orderId", shop, "shipsByOn", "earliestOn", "latestOn", basis, "computedAt")
    values (${orderId}::uuid, ${shop}, ${shipsByOn}::date, ${earliestOn}::date, ${latestOn}::date, ${basis}, ${now})
    on conflict ("orderId") do update
       set "shipsByOn" = excluded."shipsByOn", "earliestOn" = excluded."earliestOn", "latestOn" = excluded."latestOn",
           basis = excluded.basis, "computedAt" = excluded."computedAt"`;
}

const DAYS = ["shipsByOn", "earliestOn", "latestOn", "basis"] as const;

interface Known {
  window: OrderWindow;
  toldAt: Date;
}

function settle({ window, toldAt }: Known, fresh: OrderWindow, zone: string, now: Date): OrderWindow {
  const told = { ...window, toldOn: localDay(toldAt, zone) };
  return settleOrderWindow(told, fresh, { now, today: localDay(now, zone), news: "none", why: "rule" });
}

interface Unsent extends Pick<RuleFacts, "orderedAt" | "to"> {
  /** What was told last. */
  known: Known | null;
}

interface UnsentRow {
  orderedAt: Date;
  country: string | null;
  region: string | null;
  area: string | null;
  shipsByOn: Date | null;
  earliestOn: Date | null;
  latestOn: Date | null;
  basis: string | null;
  computedAt: Date | null;
}

async function findUnsent(shop: string, orderId: string): Promise<Unsent | null> {
  const [row] = await sql.$queryRaw<UnsentRow[]>`
    select o."placedAt" as "orderedAt", o."shipCountry" as country, o."shipRegion" as region, o."shipArea" as area,
           known."shipsByOn", known."earliestOn", known."latestOn", known.basis, known."computedAt"
      from "Order" o left join "OrderEstimate" known on known."orderId" = o.id
     where o.shop = ${shop} and o.id = ${orderId}::uuid and o."cancelledAt" is null
       and exists (select 1 from "OrderLine" line
                    where line."orderId" = o.id and line."requiresShipping" and line."currentQuantity" > 0)
       and not exists (select 1 from "Shipment" parcel
                        where parcel."orderId" = o.id and parcel."removedAt" is null and parcel.status <> 'cancelled')`;
  if (!row) return null;
  const { orderedAt, country, region, area, shipsByOn, earliestOn, latestOn, basis, computedAt } = row;
  const isKnown = shipsByOn && earliestOn && latestOn && basis !== null && computedAt;
  return {
    orderedAt,
    to: { country, region, area },
    known: isKnown ? { window: orderWindowOf({ shipsByOn, earliestOn, latestOn, basis }), toldAt: computedAt } : null,
  };
}
