import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { normalizeEmail } from "#app/lib/contact.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { type HelpdeskBody } from "./helpdesk-body.ts";
import { exportCustomer, redactCustomer } from "./personal-data.server.ts";
import { recordContact } from "./record-contact.server.ts";

const HOUR = 3_600_000;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);

const told = (changes: Partial<HelpdeskBody> = {}): HelpdeskBody => ({
  ...{ at: hoursAgo(1), ticket: "48213", order: "#1001", email: null, cause: null },
  ...changes,
});

beforeEach(async () => {
  await db.helpdeskContact.deleteMany();
  await db.order.deleteMany();
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

const contacts = () => db.helpdeskContact.findMany({ where: { shop: WILLOW }, orderBy: { openedAt: "asc" } });

/** Ana's order, placed a week ago; its parcel was scanned at the given hours before now. */
async function placeOrder(scans: [string, number][] = [], order: Parameters<typeof storeParcel>[0] = {}) {
  const at = hoursAgo(7 * 24);
  const { orderId, shipmentId } = await storeParcel({ ...order, order: { placedAt: at, ...order.order } });
  const { fulfillmentId } = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  await db.fulfillment.update({ where: { id: fulfillmentId }, data: { createdAt: at } });
  const base = { shop: WILLOW, fulfillmentId, shipmentId, source: "shopify" };
  await db.trackingEvent.createMany({
    data: scans.map(([status, hours], place) => ({
      ...{ ...base, status, rawStatus: status, dedupeKey: String(place), happenedAt: hoursAgo(hours) },
    })),
  });
  return { orderId, shipmentId };
}

describe("a ticket of the help desk", () => {
  it("is about an order, at the stage the order was at", async () => {
    const { orderId } = await placeOrder([
      ["in_transit", 48],
      ["delivered", 2],
    ]);
    await recordContact(WILLOW, told({ at: hoursAgo(24), cause: "wismo" }));
    await recordContact(WILLOW, told({ at: hoursAgo(1), ticket: "2" }));
    expect(await contacts()).toMatchObject([
      { orderId, stage: "moving", cause: "wismo" },
      { orderId, stage: "arrived", cause: null },
    ]);
  });

  it("is late when its day has passed", async () => {
    const { shipmentId } = await placeOrder([["in_transit", 48]]);
    const latestOn = hoursAgo(60);
    await db.estimate.create({ data: { shop: WILLOW, shipmentId, earliestOn: latestOn, latestOn, basis: "rule" } });
    await recordContact(WILLOW, told());
    expect(await contacts()).toMatchObject([{ stage: "late" }]);
  });

  it("told in any order and more than once is one contact", async () => {
    const { orderId } = await placeOrder();
    await recordContact(WILLOW, told({ at: hoursAgo(1), cause: "damaged", order: null }));
    await Promise.all([1, 2, 3].map(() => recordContact(WILLOW, told({ at: hoursAgo(3) }))));
    const [contact, ...others] = await contacts();
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ orderId, cause: "damaged" });
    expect(Math.abs((contact?.openedAt.getTime() ?? 0) - hoursAgo(3).getTime())).toBeLessThan(60_000);
  });

  it.each<[string, Partial<HelpdeskBody>, "ana" | "eve" | null]>([
    ["a number", { order: "1001" }, null],
    ["a whole name", { order: "WL-1001" }, "ana"],
    ["a number that the e-mail settles", { order: "1001", email: "eve@example.com" }, "eve"],
    ["an e-mail alone", { order: null, email: ANA.email }, "ana"],
    ["an e-mail nobody ordered with", { order: null, email: "nobody@example.com" }, null],
    ["an unknown number, whatever the e-mail", { order: "#7", email: ANA.email }, null],
    ["nothing", { order: null }, null],
  ])("finds its order by %s", async (_name, changes, whose) => {
    const ana = await placeOrder([], { order: { name: "WL-1001", number: 1001 } });
    const eve = await placeOrder([], {
      order: { name: "EU-1001", number: 1001 },
      contact: { email: "eve@example.com" },
    });
    await recordContact(WILLOW, told(changes));
    const [contact] = await contacts();
    expect(contact?.orderId ?? null).toBe(whose === null ? null : { ana, eve }[whose].orderId);
  });

  it("never finds another shop's order", async () => {
    await storeParcel({ shop: OTHER_SHOP });
    await recordContact(WILLOW, told({ email: ANA.email }));
    expect(await contacts()).toMatchObject([{ orderId: null, stage: null }]);
  });

  it("keeps neither its number nor an address readable, and loses the number with its shopper", async () => {
    await placeOrder();
    await recordContact(WILLOW, told({ email: ANA.email }));
    const [before] = await contacts();
    expect(JSON.stringify(before)).not.toMatch(/48213|ana@/);
    const vault = await openVault(WILLOW);
    const emailIndex = vault.index("email", normalizeEmail(ANA.email) ?? "");
    const customer = { customerGid: null, orderGids: [], emailIndex, phoneIndex: null };
    expect(await exportCustomer(WILLOW, customer)).toMatchObject([{ stage: "unsent" }]);
    expect(await redactCustomer(db, WILLOW, customer)).toBe(1);
    const [after] = await contacts();
    expect(after?.ticketIndex).not.toEqual(before?.ticketIndex);
    expect(after).toMatchObject({ orderId: before?.orderId, stage: "unsent" });
  });
});
