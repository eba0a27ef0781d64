import { randomUUID } from "node:crypto";

import { beforeAll, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findContactFigures } from "./find-contact-figures.server.ts";

const now = new Date();
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

const order = (placedDaysAgo: number, country: string, parcel: object = {}, shop = WILLOW) =>
  storeParcel({ shop, order: { placedAt: daysAgo(placedDaysAgo), shipCountry: country }, parcel });

function clickHelp(orderId: string, days: number, stage: string, shop = WILLOW) {
  const props = { surface: "page", stage };
  return db.fact.create({ data: { shop, kind: "help_click", orderId, happenedAt: daysAgo(days), props } });
}

function openTicket(orderId: string | null, days: number, cause: string | null, shop = WILLOW) {
  const ticketIndex = Buffer.from(randomUUID());
  return db.helpdeskContact.create({
    data: { shop, ticketIndex, orderId, openedAt: daysAgo(days), cause, stage: orderId && "late" },
  });
}

it("counts this shop's contacts of the period against its orders of the period", async () => {
  const ana = await order(5, "DE");
  const eve = await order(6, "DE");
  const jun = await order(40, "JP", { carrier: "" });
  const foreign = await order(5, "DE", {}, OTHER_SHOP);
  // A parcel that was taken away again does not say who carries the order.
  await db.shipment.update({ where: { id: eve.shipmentId }, data: { removedAt: now } });

  await clickHelp(ana.orderId, 2, "in_transit");
  await openTicket(ana.orderId, 1.5, "wismo");
  await clickHelp(jun.orderId, 3, "delivered");
  await clickHelp(jun.orderId, 50, "in_transit");
  await openTicket(null, 4, null);
  await openTicket(jun.orderId, 60, "damaged");
  await clickHelp(foreign.orderId, 1, "in_transit", OTHER_SHOP);
  await openTicket(foreign.orderId, 1, "wismo", OTHER_SHOP);
  await db.fact.create({ data: { shop: WILLOW, kind: "page_view", orderId: ana.orderId } });

  const month = await findContactFigures(WILLOW, 28, now);
  expect(month).toMatchObject({ orders: 2, both: 1, together: { contacts: 3 } });
  expect(month.onPage.contacts).toBe(2);
  expect(new Map(month.byStage.map(({ of, together }) => [of, together.contacts]))).toEqual(
    new Map<unknown, number>([
      ["moving", 1],
      ["arrived", 1],
      [null, 1],
    ]),
  );
  expect(month.byLane.map(({ of, together }) => [of, together.contacts, together.orders])).toEqual([
    [{ country: "DE", carrier: "DHL" }, 1, 1],
    [{ country: "JP", carrier: null }, 1, 0],
    [{ country: "DE", carrier: null }, 0, 1],
  ]);

  const quarter = await findContactFigures(WILLOW, 90, now);
  expect(quarter).toMatchObject({ orders: 3, together: { contacts: 5 }, both: 1 });
  const causes = quarter.byCause.map(({ of, together }) => [of, together.contacts] as const);
  expect(causes.at(-1)).toEqual([null, 3]);
  expect(new Map<unknown, number>(causes)).toEqual(
    new Map<unknown, number>([
      ["damaged", 1],
      ["wismo", 1],
      [null, 3],
    ]),
  );
});
