import { clickId } from "#app/attribution/click-key.server.ts";
import { seesNone } from "#app/attribution/stored-side.ts";
import { parseWindowRecord, tellRecord } from "#app/estimates/window-record.ts";
import { zoneOfAddress, zonesOfAddress } from "#app/lib/address-zones.ts";
import { isToken, noteVisit } from "#app/orders/open-link.server.ts";
import { readPicks } from "#app/recommendations/list-picks.server.ts";
import { parsePickSettings, type PickSettings } from "#app/recommendations/pick-settings.ts";
import { brandOf } from "#app/shops/brand.ts";

import { findFailed } from "./find-failed.server.ts";
import { type OrderRows, readLinkedOrder, readOrder } from "./read-order.server.ts";
import { readLine, readParcel, readWindow } from "./read-story.ts";
import type { OrderStory, StoryPick, StoryTrial } from "./story.ts";

/** Reads everything the page may tell of one order; null when this shop has no such order. */
export async function findStory(shop: string, orderId: string): Promise<OrderStory | null> {
  const order = await readOrder(shop, orderId);
  return order && readStory(shop, order);
}

export interface LinkedStory {
  orderId: string;
  /** The shop as it is stored: who has the order has it too. */
  shop: OrderRows["shop"];
  story: OrderStory;
  /** For whom the link was made. */
  recipientHash: Uint8Array | null;
}

/** The same for the order that a link's token opens, and the visit is noted; null when it opens none. */
export async function findLinkedStory(shop: string, token: string): Promise<LinkedStory | null> {
  const order = isToken(token) ? await readLinkedOrder(shop, token) : null;
  if (!order) return null;
  noteVisit(shop, token);
  const { id: orderId, recipientHash } = order;
  return { orderId, shop: order.shop, story: await readStory(shop, order), recipientHash };
}

async function readStory(domain: string, order: OrderRows): Promise<OrderStory> {
  const { shop, lines, shipments } = order;
  const { name, placedAt, cancelledAt, redactedAt, locale, shipCountry } = order;
  const statuses = shipments.map((shipment) => shipment.status);
  const area = { country: shipCountry, region: order.shipRegion };
  const timeZone = zoneOfAddress(area, shop.timeZone);
  const pickSettings = parsePickSettings(shop.pickSettings);
  return {
    order: {
      ...{ name, placedAt, cancelledAt, redacted: redactedAt !== null, locale, country: shipCountry, timeZone },
      zones: zonesOfAddress(area, shop.timeZone),
      window: readWindow(order),
    },
    shop: {
      ...{ name: shop.name, locale: shop.primaryLocale, brand: brandOf(shop) },
      pickSettings,
      record: tellRecord(parseWindowRecord(shop.windowRecord), new Date()),
    },
    lines: lines.map(readLine),
    parcels: shipments.map((shipment) => readParcel(shipment, order)),
    picks: readShownPicks(domain, order),
    trial: readTrial(order, pickSettings),
    optedOut: order.optedOutAt !== null,
    deliveries: await findFailed(domain, order.id, statuses, new Date()),
  };
}

function readShownPicks(domain: string, { picks, owned, ...order }: OrderRows): StoryPick[] {
  if (!picks || !owned) return [];
  return readPicks({ ...order, picks, owned }, new Date()).map((pick, position) => {
    const { productGid, kind } = pick;
    return { ...pick, clickId: clickId(domain, { orderId: order.id, productGid, kind, position }) };
  });
}

function readTrial({ trial }: OrderRows, settings: PickSettings): StoryTrial | null {
  return trial && { isHeldOut: seesNone(trial, settings), isNoted: trial.isNoted };
}
