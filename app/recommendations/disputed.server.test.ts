import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { isCause } from "#app/contacts/cause.ts";
import { db } from "#app/db.server.ts";
import { daysAgo, place, stock } from "#tests/support/small-orders.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { COMPLAINTS } from "./disputed.ts";
import { isDisputed } from "./is-disputed.server.ts";
import { learnShop } from "./learn-shop.server.ts";
import { listPicks } from "./list-picks.server.ts";
import { refreshPicks } from "./refresh-picks.server.ts";

/** One parcel of the order, which the carrier could not hand over. */
async function send(orderId: string): Promise<string> {
  const gid = `gid://shopify/Fulfillment/${randomUUID()}`;
  const told = { createdAt: daysAgo(2), sourceUpdatedAt: daysAgo(2) };
  const fulfillment = await db.fulfillment.create({ data: { shop: WILLOW, orderId, gid, state: "success", ...told } });
  const parcel = { shop: WILLOW, orderId, fulfillmentId: fulfillment.id, carrier: "DHL", number: "1" };
  const at = { status: "delivery_attempted", milestone: "out_for_delivery", statusAt: daysAgo(1) } as const;
  return (await db.shipment.create({ data: { ...parcel, ...at } })).id;
}

function complain(orderId: string, cause: string, days: number) {
  const ticketIndex = Buffer.from(randomUUID());
  return db.helpdeskContact.create({ data: { shop: WILLOW, orderId, ticketIndex, openedAt: daysAgo(days), cause } });
}

const shown = async (orderId: string) => (await listPicks(WILLOW, orderId)).map((pick) => pick.productGid);

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Order", "Product", "ProductEvidence", "RecommenderModel", "Pick", "SyncRun", "HelpdeskContact" cascade`;
  for (const gid of ["tea", "pot", "mug"]) await stock(gid);
});

describe("picks of a shopper at odds with the shop", () => {
  it.each<[string, string[], (row: { orderId: string; shipmentId: string }) => Promise<unknown>]>([
    [
      "says that nobody came",
      [],
      ({ orderId, shipmentId }) =>
        db.deliveryStatement.create({
          data: { shop: WILLOW, orderId, shipmentId, cycle: 1, kind: "nobody_came", claimedAt: daysAgo(1) },
        }),
    ],
    [
      "wants it sent back",
      [],
      ({ orderId, shipmentId }) =>
        db.deliveryRequest.create({
          data: { shop: WILLOW, orderId, shipmentId, status: "delivery_attempted", cycle: 1, choice: "cancel" },
        }),
    ],
    ["complains to the help desk", [], ({ orderId }) => complain(orderId, "damaged", 2)],
    ["only asked where it is", ["mug", "pot"], ({ orderId }) => complain(orderId, "wismo", 2)],
    ["complained long ago", ["mug", "pot"], ({ orderId }) => complain(orderId, "damaged", 40)],
  ])("are kept away when the shopper %s", async (_what, left, act) => {
    for (const gids of ["tea pot mug", "tea pot mug", "tea pot mug"]) await place(gids);
    const orderId = await place("tea");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, orderId);
    expect(await shown(orderId)).toEqual(["mug", "pot"]);
    await act({ orderId, shipmentId: await send(orderId) });
    expect(await shown(orderId)).toEqual(left);
    expect(await isDisputed(WILLOW, orderId)).toBe(left.length === 0);
    expect(await isDisputed(OTHER_SHOP, orderId)).toBe(false);
  });

  it("are kept away by causes that the help desk's words are read as", () => {
    expect(COMPLAINTS.filter((cause) => !isCause(cause))).toEqual([]);
  });
});
