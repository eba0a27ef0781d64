import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { follow, hoursAgo, now, pack, place, POT, startAfresh, TEA } from "#tests/support/attributed.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { attributeOrder } from "./attribute-order.server.ts";
import { countPickClick } from "./count-click.server.ts";
import { findPickFigures } from "./find-pick-figures.server.ts";
import { noteDue } from "./note-due.server.ts";

beforeEach(startAfresh);

describe("the figures", () => {
  const range = { from: hoursAgo(24 * 30), to: new Date(Date.now() + 60_000) };

  it("count what was shown, followed, bought and sent back, every order in one row", async () => {
    await installWillow({ pickSettings: {} });
    const first = await place(90);
    noteDue(WILLOW, first, "page", false);
    await follow(first, TEA, 20);
    await follow(first, POT, 2, "mail");
    const second = await place(1);
    const abroad = await place(1, { currency: "USD" });
    for (const orderId of [second, abroad]) await attributeOrder(WILLOW, orderId, now());
    await db.order.update({ where: { id: second }, data: { refundedMinor: 2_500n } });
    await attributeOrder(WILLOW, second, now());
    expect(await findPickFigures(WILLOW, range)).toEqual({
      range,
      ...{ currency: "EUR", windowDays: 7, shownOrders: 1, heldOutOrders: 0, followedOrders: 1 },
      attributed: { orders: 1, grossMinor: 5_000, netMinor: 2_500, openMinor: 2_500, otherCurrencyOrders: 1 },
      byKind: [{ kind: "completes", clicks: 2, unknownClicks: 0, orders: 1, netMinor: 2_500 }],
      bySurface: [
        { surface: "mail", clicks: 1, unknownClicks: 0, orders: 1, netMinor: 2_500 },
        { surface: "page", clicks: 1, unknownClicks: 0, orders: 0, netMinor: 0 },
      ],
      lift: { state: "off" },
    });
    expect((await findPickFigures(OTHER_SHOP, range)).shownOrders).toBe(0);
  });

  it("call an order followed that was shown picks alone, and count what nobody known has followed apart", async () => {
    const heldOut = await place(90);
    await db.pickTrial.update({ where: { orderId: heldOut }, data: { isHeldOut: true } });
    noteDue(WILLOW, heldOut, "page", true);
    await follow(heldOut, TEA, 20, "shelf");
    const pick = { orderId: null, productGid: TEA, kind: "completes", position: 0 };
    for (const surface of ["shelf", "shelf", "mail"] as const) countPickClick(WILLOW, pick, surface);
    await finishAfterwards();
    const { shownOrders, heldOutOrders, followedOrders, byKind, bySurface } = await findPickFigures(WILLOW, range);
    expect({ shownOrders, heldOutOrders, followedOrders }).toEqual({
      ...{ shownOrders: 0, heldOutOrders: 1, followedOrders: 0 },
    });
    const nothing = { orders: 0, netMinor: 0 };
    expect(byKind).toEqual([{ kind: "completes", clicks: 1, unknownClicks: 3, ...nothing }]);
    expect(bySurface).toEqual([
      { surface: "shelf", clicks: 1, unknownClicks: 2, ...nothing },
      { surface: "mail", clicks: 0, unknownClicks: 1, ...nothing },
    ]);
  });

  it("take off a later order what comes back of it, and no more", async () => {
    const first = await place(90);
    await db.pickTrial.update({ where: { orderId: first }, data: { dueAt: hoursAgo(80) } });
    const later = await place(1);
    const parcelId = await pack(later, [TEA]);
    const mean = async () => {
      const { lift } = await findPickFigures(WILLOW, range);
      return lift.state === "starting" ? lift.shown.meanMinor + lift.heldOut.meanMinor : lift.state;
    };
    expect(await mean()).toBe(5_000);
    await db.shipment.update({ where: { id: parcelId }, data: { status: "returning" } });
    expect(await mean()).toBe(4_000);
    await db.orderLine.updateMany({ where: { orderId: later, productGid: TEA }, data: { currentQuantity: 0 } });
    await db.order.update({ where: { id: later }, data: { refundedMinor: 1_000n } });
    expect(await mean()).toBe(4_000);
    const rest = await pack(later, [POT]);
    await db.shipment.update({ where: { id: rest }, data: { status: "returned" } });
    expect(await mean()).toBe(0);
  });

  it("compare people by what they bought after picks were due, within the window, on the side they were drawn for", async () => {
    for (let person = 0; person < 40; person += 1) {
      const customerGid = `gid://shopify/Customer/${100 + person}`;
      const first = await place(90, { customerGid });
      await db.pickTrial.update({ where: { orderId: first }, data: { dueAt: hoursAgo(80) } });
      await place(1, { customerGid, ...(person % 4 === 0 ? { cancelledAt: now() } : { refundedMinor: 1_000n }) });
      await place(85, { customerGid });
    }
    const { lift } = await findPickFigures(WILLOW, range);
    if (lift.state !== "starting") throw new Error(lift.state);
    expect(lift.shown.people + lift.heldOut.people).toBe(40);
    expect(lift.shown.buyers + lift.heldOut.buyers).toBe(30);
    const total = lift.shown.meanMinor * lift.shown.people + lift.heldOut.meanMinor * lift.heldOut.people;
    expect(total).toBeCloseTo(30 * 4_000, 3);
  });

  it("begin the comparison anew when the share changes, without those who were there before", async () => {
    const before = await place(90);
    await installWillow({ pickSettings: { holdOutPercent: 20 } });
    const again = await place(80);
    const fresh = await place(70, { customerGid: "gid://shopify/Customer/2" });
    for (const orderId of [before, again, fresh]) noteDue(WILLOW, orderId, "page", false);
    await finishAfterwards();
    const { lift } = await findPickFigures(WILLOW, range);
    if (lift.state !== "starting") throw new Error(lift.state);
    expect(lift.percent).toBe(20);
    expect(lift.shown.people + lift.heldOut.people).toBe(1);
    const comparedSince = new Date(Date.now() + 60_000).toISOString();
    await installWillow({ pickSettings: { holdOutPercent: 20, comparedSince } });
    const { lift: anew } = await findPickFigures(WILLOW, range);
    expect(anew.state === "starting" && anew.shown.people + anew.heldOut.people).toBe(0);
  });
});
