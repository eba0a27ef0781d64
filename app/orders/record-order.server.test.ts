import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ago, ORDER_GID, orderJson, refundJson } from "#tests/support/bodies.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { readContact } from "./contact.ts";
import { deleteOrder } from "./delete-order.server.ts";
import { orderBody } from "./order-body.ts";
import { recordOrder } from "./record-order.server.ts";
import { recordRefund } from "./record-refund.server.ts";
import { refundBody } from "./refund-body.ts";

const tell = (changes = {}, shop = WILLOW) => recordOrder(shop, orderBody.parse(orderJson(changes)), "webhook");
const refund = (changes = {}) => recordRefund(WILLOW, refundBody.parse(refundJson(changes)), "webhook");
const stored = () =>
  db.order.findFirstOrThrow({ where: { shop: WILLOW }, include: { lines: { orderBy: { position: "asc" } } } });
const quantities = async () => (await stored()).lines.map((line) => line.currentQuantity);

beforeEach(async () => {
  await db.order.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
  await installWillow({}, OTHER_SHOP);
});

describe("recordOrder", () => {
  it("keeps how it is delivered and what it weighs, also when a later body does not tell", async () => {
    const paid = { shop_money: { amount: "4.90", currency_code: "EUR" } };
    await tell({ total_weight: 1_250, total_shipping_price_set: paid, shipping_lines: [{ title: "Express" }] });
    const kept = { weightG: 1_250, shippingMinor: 490n, shippingService: "Express" };
    expect(await stored()).toMatchObject(kept);
    await tell({ updated_at: ago(100), financial_status: "refunded" });
    expect(await stored()).toMatchObject({ ...kept, financialStatus: "refunded" });
  });

  it("keeps what is needed, with the person sealed", async () => {
    await tell();
    const order = await stored();
    expect(order).toMatchObject({
      ...{ name: "#1001", number: 1001, currency: "EUR", totalMinor: 17800n, locale: "de-DE" },
      ...{ shipCity: "Köln", shipCountry: "DE", shipArea: "506", customerGid: "gid://shopify/Customer/9001" },
    });
    const vault = await openVault(WILLOW);
    const person = { email: "ana@example.com", phone: "+4915112345678", firstName: "Ana" };
    expect(readContact(vault, order)).toEqual(person);
    expect(Buffer.from(order.zipIndex!)).toEqual(vault.index("zip", "50667"));
    const row = JSON.stringify(order, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
    for (const secret of ["ana@", "Silva", "50667", "Weidenweg"]) expect(row).not.toContain(secret);
    expect(order.lines.map(({ title, priceMinor }) => [title, priceMinor])).toEqual([
      ["Linen throw", 4900n],
      ["Candle", 8000n],
    ]);
  });

  it("tells the house once, and only of changes", async () => {
    const { orderId, changed } = await tell();
    expect(changed).toBe(true);
    expect((await tell()).changed).toBe(false);
    expect((await tell({ updated_at: ago(400) })).changed).toBe(false);
    const jobs = await waitingJobs();
    expect(jobs).toEqual([{ name: "order.changed", payload: { shop: WILLOW, orderId, origin: "webhook" } }]);
    expect((await tell({ updated_at: ago(300), name: "#1001-B" })).changed).toBe(true);
  });

  it("ignores a body older than the newest one", async () => {
    await tell({ updated_at: ago(100), cancelled_at: ago(100), cancel_reason: "customer" });
    expect((await tell({ updated_at: ago(200), email: "old@example.com" })).changed).toBe(false);
    const order = await stored();
    expect(order.cancelReason).toBe("customer");
    expect(readContact(await openVault(WILLOW), order).email).toBe("ana@example.com");
  });

  it("follows the shopper to a new address, and forgets one that was taken away", async () => {
    await tell();
    await tell({ updated_at: ago(100), email: "ana@new.example", customer: null });
    const vault = await openVault(WILLOW);
    expect(readContact(vault, await stored()).email).toBe("ana@new.example");
    await tell({ updated_at: ago(90), email: null, contact_email: null, customer: null });
    expect(await stored()).toMatchObject({ emailSealed: null, emailIndex: null });
  });

  it("remembers whose it is when a body does not tell", async () => {
    await tell();
    expect((await tell({ updated_at: ago(100), customer: null })).changed).toBe(false);
    expect((await stored()).customerGid).toBe("gid://shopify/Customer/9001");
  });

  it("writes one order when its webhooks arrive together", async () => {
    const told = await Promise.all([tell(), tell(), tell(), tell()]);
    expect(told.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await db.orderLine.count()).toBe(2);
  });

  it("keeps shops apart", async () => {
    const [mine, theirs] = [await tell(), await tell({}, OTHER_SHOP)];
    expect(mine.orderId).not.toBe(theirs.orderId);
    await deleteOrder(OTHER_SHOP, ORDER_GID);
    expect(await db.order.count({ where: { shop: WILLOW } })).toBe(1);
  });

  it("never puts a person back into a redacted order", async () => {
    const { orderId } = await tell();
    const none = { emailSealed: null, emailIndex: null, phoneSealed: null, phoneIndex: null, firstNameSealed: null };
    await db.order.update({ where: { id: orderId }, data: { ...none, zipIndex: null, redactedAt: new Date() } });
    await tell({ updated_at: ago(10), financial_status: "refunded" });
    expect(await stored()).toMatchObject({ ...none, zipIndex: null, shipArea: null, financialStatus: "refunded" });
  });
});

describe("refunds", () => {
  it("take back what was returned, however often they are told", async () => {
    await tell();
    expect(await refund()).toBe(true);
    expect(await refund()).toBe(false);
    expect(await quantities()).toEqual([1, 1]);
    expect((await stored()).refundedMinor).toBe(4900n);
  });

  it("are not taken off twice when the order's body counts them already", async () => {
    const refunded = orderJson({ updated_at: ago(50), refunds: [refundJson()] });
    const lines = refunded.line_items as Record<string, unknown>[];
    lines[0]!.current_quantity = 1;
    await recordOrder(WILLOW, orderBody.parse(refunded), "webhook");
    expect(await refund()).toBe(false);
    expect(await quantities()).toEqual([1, 1]);
    expect((await stored()).refundedMinor).toBe(4900n);
  });

  it("add up, and never below nothing", async () => {
    await tell();
    await refund();
    await refund({ id: 6502, refund_line_items: [{ quantity: 2, line_item_id: 6001 }] });
    expect(await quantities()).toEqual([0, 1]);
    expect((await stored()).refundedMinor).toBe(9800n);
  });

  it("of an unknown order are left", async () => {
    expect(await refund()).toBeNull();
    expect(await db.refund.count()).toBe(0);
  });
});

describe("deleteOrder", () => {
  it("takes everything along", async () => {
    const { orderId } = await tell();
    await refund();
    const bytes = new Uint8Array(32);
    await db.trackingLink.create({
      data: { shop: WILLOW, orderId, recipientHash: bytes, tokenHash: bytes, tokenSealed: bytes },
    });
    const on = new Date("2026-11-03");
    const days = { shipsByOn: on, earliestOn: on, latestOn: on, basis: "rule" };
    await db.orderEstimate.create({ data: { shop: WILLOW, orderId, ...days } });
    await storeForecasts([{ at: on, tookDays: null, orderId, subjectId: orderId, moment: "purchase" }]);
    await deleteOrder(WILLOW, ORDER_GID);
    const ofTimes = [db.orderEstimate.count({ where: { orderId } }), db.forecast.count({ where: { orderId } })];
    expect(await Promise.all(ofTimes)).toEqual([0, 0]);
    const left = [db.order.count(), db.orderLine.count(), db.refund.count(), db.trackingLink.count()];
    expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
  });
});
