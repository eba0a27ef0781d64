import type { Order, Shop } from "@prisma/client";

import { clickId } from "#app/attribution/click-key.server.ts";
import { noteDue } from "#app/attribution/note-due.server.ts";
import { seesNone, STORED_SIDE, type StoredSide } from "#app/attribution/stored-side.ts";
import { db, pool } from "#app/db.server.ts";
import { isUnusual } from "#app/estimates/silence/unusual-silence.ts";
import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import { jsonList } from "#app/lib/sql-json.ts";
import { type ConsentRecord, currentConsent } from "#app/notifications/consent/consent.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { PURCHASE } from "#app/recommendations/find-purchase.server.ts";
import { PICKS, type PicksRow, type PickView, readPicks } from "#app/recommendations/list-picks.server.ts";
import { parsePickSettings } from "#app/recommendations/pick-settings.ts";
import { parseBrand } from "#app/shops/brand.ts";
import type { Channel } from "#app/tracking/message-kind.ts";
import type { Words } from "#app/words/words.ts";

import { isAnyInTrouble, type ParcelOutlook } from "./parcels-in-trouble.ts";
import { type PickInMail, writePickForMail } from "./pick-in-mail.ts";
import { picksInMail } from "./picks-in-mail.ts";
import { decidePicks, mayKnowWhoClicks, type PicksFacts, type PicksGround } from "./picks-ground.ts";

/** A message about to be put into words. */
export interface Asking {
  id: string;
  shop: Pick<Shop, "domain" | "storefrontUrl" | "pathPrefix" | "timeZone" | "brand" | "sendingRules">;
  orderId: string;
  kind: string;
  channel: Channel;
  recipientHash: Uint8Array;
  /** How often it has been tried, this time included. */
  attempts: number;
  words: Words;
}

export interface PicksForMail {
  picks: PickInMail[];
  ground: PicksGround;
}

/** Two rows of two. */
const MOST = 4;

/**
 * The recommendations that may stand in these messages, by message; who is not in it has none. Asked for in the moment
 * of sending: a withdrawal, a late parcel or a product that has sold out since counts. Two queries for all of
 * them, and none for shops that have not switched recommendations on.
 */
export async function findPicksForMail(asking: readonly Asking[], now: Date): Promise<Map<string, PicksForMail>> {
  return shownOf(await findDue(asking, now));
}

/** Picks that may stand in a message, whether or not its reader is held out. */
interface DuePicks extends PicksForMail {
  message: Asking;
  isHeldOut: boolean;
}

function shownOf(due: readonly DuePicks[]): Map<string, PicksForMail> {
  const shown = due.filter((one) => !one.isHeldOut);
  return new Map(shown.map(({ message, picks, ground }) => [message.id, { picks, ground }]));
}

async function findDue(asking: readonly Asking[], now: Date): Promise<DuePicks[]> {
  // Whoever would be refused with everything else in their favor needs no look into the database.
  const hopeful = asking.filter((one) => decidePicks({ ...factsOf(one), ...AT_BEST }).show);
  if (hopeful.length === 0) return [];
  const [orders, consents] = await Promise.all([readOrders(hopeful), readConsents(hopeful)]);
  return hopeful.flatMap((message) => {
    const order = orders.get(message.orderId);
    if (!order || order.cancelledAt) return [];
    const offered = picksInMail(readPicks(order, now), order.pickSettings, message.kind).slice(0, MOST);
    const verdict = decidePicks({
      ...factsOf(message),
      country: order.shipCountry,
      consent: consents.get(message.id) ?? null,
      inTrouble: isAnyInTrouble(order.parcels, localDay(now, zoneOf(order, message))),
      available: offered.length,
    });
    if (!verdict.show) return [];
    const picks = offered.map((pick, position) => writeOffer(pick, position, order, message));
    return [{ message, picks, ground: verdict.ground, isHeldOut: isOut(order) }];
  });
}

function zoneOf({ shipCountry, shipRegion }: OrderRow, { shop }: Asking): string {
  return zoneOfAddress({ country: shipCountry, region: shipRegion }, shop.timeZone);
}

function writeOffer(pick: PickView, position: number, order: OrderRow, { shop, words }: Asking): PickInMail {
  const { productGid, kind } = pick;
  const orderId = mayKnowWhoClicks(order.shipCountry) ? order.id : null;
  const id = order.optedOutAt ? null : clickId(shop.domain, { orderId, productGid, kind, position });
  return writePickForMail(pick, shop, words, id);
}

function isOut({ side, pickSettings }: OrderRow): boolean {
  return side !== null && seesNone(side, parsePickSettings(pickSettings));
}

/**
 * The same for messages that leave now: on what ground recommendations stand in each is written down beside it, and that
 * they were due, whichever side their reader is on.
 */
export async function choosePicks(asking: readonly Asking[]): Promise<Map<string, PicksForMail>> {
  const due = await findDue(asking, new Date());
  for (const { message, isHeldOut } of due) noteDue(message.shop.domain, message.orderId, "mail", isHeldOut);
  const found = shownOf(due);
  const ids = [...found.keys()];
  const grounds = [...found.values()].map(({ ground }) => ground);
  // Another attempt may come to another answer.
  if (asking.some((one) => one.attempts > 1) || ids.length > 0) {
    await db.$executeRaw`
      update "Message" m set "picksGround" = v.ground
        from unnest(${asking.map(({ shop }) => shop.domain)}::text[], ${asking.map(({ id }) => id)}::uuid[]) asked(shop, id)
        left join unnest(${ids}::uuid[], ${grounds}::text[]) v(id, ground) on v.id = asked.id
       where m.shop = asked.shop and m.id = asked.id and m."picksGround" is distinct from v.ground`;
  }
  return found;
}

const AT_BEST = { country: null, consent: "granted", inTrouble: false, available: 1 } as const;

function factsOf({
  shop,
  kind,
  channel,
}: Asking): Pick<PicksFacts, "switchedOn" | "channel" | "kind" | "hasPostalAddress"> {
  const switchedOn = parseSendingRules(shop.sendingRules).picksInEmail;
  return { switchedOn, channel, kind, hasPostalAddress: parseBrand(shop.brand).postalAddress !== "" };
}

type OrderRow = PicksRow &
  Pick<Order, "id" | "shipCountry" | "shipRegion" | "cancelledAt" | "optedOutAt"> &
  Pick<Shop, "pickSettings"> & {
    parcels: ParcelOutlook[];
    /** Null for who has no part in the comparison. */
    side: StoredSide | null;
  };

/** With the earliest of the last days that were named: one that has passed was not kept, whatever was said since. */
const PARCELS = jsonList(`
  select parcel.status, to_char(least(named."latestOn", named."movedFromOn"), 'YYYY-MM-DD') as "latestOn",
         exists (select 1 from "Silence" quiet where ${isUnusual("parcel")}) as "isSilent"
    from "Shipment" parcel left join "Estimate" named on named."shipmentId" = parcel.id
   where parcel.shop = bought.shop and parcel."orderId" = bought.id and parcel."removedAt" is null`);

const FIND = `
  select bought.id, bought."shipCountry", bought."shipRegion", bought."cancelledAt", ${PURCHASE}, ${PICKS} as picks, ${PARCELS} as parcels,
         bought."optedOutAt", tenant."pickSettings", ${STORED_SIDE} as side
    from unnest($1::text[], $2::uuid[]) asked(shop, id)
    join "Order" bought on bought.shop = asked.shop and bought.id = asked.id and bought."redactedAt" is null
    join "Shop" tenant on tenant.domain = bought.shop`;

async function readOrders(asking: readonly Asking[]): Promise<Map<string, OrderRow>> {
  const unique = [...new Map(asking.map((one) => [one.orderId, one])).values()];
  const values = [unique.map((one) => one.shop.domain), unique.map((one) => one.orderId)];
  const { rows } = await pool.query<OrderRow>({ name: "picks-for-mail", text: FIND, values });
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * What counts for each message. Of a yes that Shopify told with an order only that very order's counts: nobody tells us
 * when a shopper takes it back at Shopify, and the next order need not be theirs to say so.
 */
async function readConsents(asking: readonly Asking[]): Promise<Map<string, ConsentRecord["state"]>> {
  const rows = await db.$queryRaw<(ConsentRecord & { id: string })[]>`
    select asked.id, c.state, c.source, c."happenedAt"
      from unnest(${asking.map((one) => one.id)}::text[], ${asking.map((one) => one.shop.domain)}::text[],
                  ${asking.map((one) => one.orderId)}::uuid[],
                  ${asking.map((one) => Buffer.from(one.recipientHash))}::bytea[]) asked(id, shop, "orderId", hash)
      join "Consent" c on c.shop = asked.shop and c.channel = 'email' and c."addressHash" = asked.hash
                      and c.purpose = 'picks'
                      and (c.state = 'withdrawn' or c.source <> 'shop_marketing' or c."orderId" = asked."orderId")`;
  const byMessage = new Map<string, ConsentRecord[]>();
  for (const { id, ...record } of rows) byMessage.set(id, [...(byMessage.get(id) ?? []), record]);
  const current = [...byMessage].map(([id, records]) => [id, currentConsent(records)?.state] as const);
  return new Map(current.flatMap(([id, state]) => (state ? [[id, state] as const] : [])));
}
