import { beforeEach, describe, expect, it } from "vitest";

import { db, transaction } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { codeDigits } from "./code-digits.server.ts";
import { confirmChoice } from "./confirm-choice.server.ts";
import { findDeliveries } from "./find-deliveries.server.ts";
import { forgetOldCodes } from "./forget-codes.server.ts";
import { findDeliveryStory, listWaitingRequests, markPassedOn } from "./merchant-view.server.ts";
import { type ChosenParcel, renewCode, startChoice } from "./start-choice.server.ts";
import { stateNobodyCame } from "./state-nobody-came.server.ts";
import type { Wish } from "./wish.ts";

const MINUTE = 60_000;
const WISH: Wish = { choice: "neighbor", day: null, text: "Ms. Weide, 2nd floor" };

let parcel: ChosenParcel;
let at: Date;

/** So many minutes after the attempt. */
const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE);

beforeEach(async () => {
  await db.order.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
  parcel = await attempted();
  at = new Date();
});

async function attempted(shop = WILLOW): Promise<ChosenParcel> {
  const ids = await storeParcel({ shop });
  await moveParcel(ids.shipmentId, "delivery_attempted", 1);
  return { ...ids, status: "delivery_attempted", cycle: 1, statusAt: new Date() };
}

async function start(wish = WISH, now = after(0)) {
  const vault = await openVault(WILLOW);
  return transaction((tx) => startChoice(tx, WILLOW, vault, parcel, wish, now));
}

async function renew(now: Date) {
  const vault = await openVault(WILLOW);
  return transaction((tx) => renewCode(tx, WILLOW, vault, parcel, now));
}

async function confirm(typed: string, now = after(1), shop = WILLOW, orderId = parcel.orderId) {
  const vault = await openVault(shop);
  return transaction((tx) => confirmChoice(tx, shop, vault, orderId, typed, now));
}

async function digits(codeId: string | null): Promise<string> {
  return codeDigits(await openVault(WILLOW), codeId ?? "");
}

async function deliveries(now = after(2)) {
  return findDeliveries(WILLOW, parcel.orderId, { now, timeZone: "Europe/Berlin", hasPayPlace: true });
}

/** Six digits that are not the code. */
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

describe("the code", () => {
  it("turns the wish into a request, once, with its words sealed", async () => {
    const code = await digits(await start());
    expect(await deliveries()).toMatchObject([{ waiting: { choice: "neighbor", day: null }, open: null }]);
    expect(await confirm(code)).toMatchObject({ kind: "confirmed", shipmentId: parcel.shipmentId });
    expect(await confirm(code)).toEqual({ kind: "refused" });

    const [request] = await db.deliveryRequest.findMany();
    expect(request).toMatchObject({ shop: WILLOW, choice: "neighbor", status: "delivery_attempted", cycle: 1 });
    expect(Buffer.from(request?.textSealed ?? []).toString("latin1")).not.toContain("Weide");
    expect(await findDeliveryStory(WILLOW, parcel.shipmentId)).toMatchObject({
      requests: [{ text: "Ms. Weide, 2nd floor", isOpen: true, attempt: 1 }],
    });
    expect(await deliveries()).toMatchObject([{ waiting: null, open: { choice: "neighbor" } }]);
    expect(await waitingJobs()).toEqual([
      { name: "delivery.write", payload: { shop: WILLOW, orderId: parcel.orderId } },
    ]);
  });

  it("is nowhere in the database", async () => {
    const id = await start();
    const code = await digits(id);
    const [row] = await db.$queryRaw<{ text: string }[]>`select c::text as text from "DeliveryCode" c`;
    expect(row?.text).toContain(id);
    expect(row?.text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "")).not.toContain(code);
  });

  it("ends after ten minutes", async () => {
    const code = await digits(await start());
    expect(await confirm(code, after(10))).toEqual({ kind: "refused" });
    expect(await confirm(code, after(9.9))).toMatchObject({ kind: "confirmed" });
  });

  it("may be mistyped four times, and not five", async () => {
    for (const mistakes of [4, 5]) {
      const code = await digits(await start());
      for (let count = 0; count < mistakes; count += 1) {
        expect(await confirm(other(code))).toEqual({ kind: "refused" });
      }
      expect((await confirm(code)).kind).toBe(mistakes === 4 ? "confirmed" : "refused");
    }
    expect(await db.deliveryRequest.count()).toBe(1);
  });

  it("counts every one of many tries at the same moment", async () => {
    const code = await digits(await start());
    await Promise.all(Array.from({ length: 8 }, () => confirm(other(code))));
    expect(await db.deliveryCode.findFirst()).toMatchObject({ tries: 5 });
    expect(await confirm(code)).toEqual({ kind: "refused" });
  });

  it("is used by one of two at the same moment", async () => {
    const code = await digits(await start());
    const kinds = (await Promise.all([confirm(code), confirm(code)])).map((one) => one.kind);
    expect(kinds.sort()).toEqual(["confirmed", "refused"]);
    expect(await db.deliveryRequest.count()).toBe(1);
  });

  it("is one at a time: a newer one ends the others, and keeps the wish when it is only renewed", async () => {
    const first = await digits(await start());
    const second = await digits(await renew(after(1)));
    expect(second).not.toBe(first);
    expect(await confirm(first, after(2))).toEqual({ kind: "refused" });
    expect(await confirm(second, after(2))).toMatchObject({ kind: "confirmed" });
    expect(await findDeliveryStory(WILLOW, parcel.shipmentId)).toMatchObject({
      requests: [{ text: "Ms. Weide, 2nd floor" }],
    });
  });

  it("is not given out without end", async () => {
    const given = [];
    for (let count = 0; count < 6; count += 1) given.push(await start(WISH, after(count)));
    expect(given.map((id) => id !== null)).toEqual([true, true, true, true, false, false]);
    for (let count = 1; count < 10; count += 1) given.push(await start(WISH, after(count * 20)));
    expect(given.filter((id) => id !== null)).toHaveLength(10);
  });

  it("is worth nothing for another order, and nothing in another shop", async () => {
    const code = await digits(await start());
    const strange = await attempted();
    expect(await confirm(code, after(1), WILLOW, strange.orderId)).toEqual({ kind: "refused" });
    await installWillow({}, OTHER_SHOP);
    expect(await confirm(code, after(1), OTHER_SHOP)).toEqual({ kind: "refused" });
    expect(await db.deliveryRequest.count()).toBe(0);
  });

  it("changes nothing once the carrier has moved the parcel, or the order is cancelled", async () => {
    const moves = [
      () => db.shipment.updateMany({ data: { status: "out_for_delivery", statusAt: after(0.5) } }),
      () => db.shipment.updateMany({ data: { status: "delivery_attempted", cycle: 2 } }),
      () => db.shipment.updateMany({ data: { status: "delivery_attempted", cycle: 1, statusAt: after(20) } }),
      () => db.order.updateMany({ data: { cancelledAt: new Date() } }),
    ];
    for (const move of moves) {
      await db.shipment.updateMany({ data: { status: "delivery_attempted", cycle: 1, statusAt: at } });
      await db.deliveryCode.deleteMany();
      const code = await digits(await start());
      await move();
      expect(await confirm(code)).toEqual({ kind: "moved_on" });
    }
    expect(await db.deliveryRequest.count()).toBe(0);
  });

  it("is forgotten after a day, with the words that waited", async () => {
    await start();
    await forgetOldCodes(after(23 * 60));
    expect(await db.deliveryCode.count()).toBe(1);
    await forgetOldCodes(after(25 * 60));
    expect(await db.deliveryCode.count()).toBe(0);
  });
});

describe("a request", () => {
  it("is replaced by a change of mind, and both stay on record", async () => {
    await confirm(await digits(await start()));
    await confirm(await digits(await start({ choice: "new_day", day: "2026-11-13", text: null }, after(3))), after(4));
    const { requests } = await findDeliveryStory(WILLOW, parcel.shipmentId);
    expect(requests).toMatchObject([
      { choice: "new_day", day: "2026-11-13", isOpen: true },
      { choice: "neighbor", isOpen: false },
    ]);
    expect(await listWaitingRequests(WILLOW, 5)).toMatchObject([{ choice: "new_day", day: "2026-11-13" }]);
  });

  it("leaves the merchant's list when it was passed on, and when the carrier moves the parcel", async () => {
    await confirm(await digits(await start()));
    const [waiting] = await listWaitingRequests(WILLOW, 5);
    expect(waiting).toMatchObject({ shipmentId: parcel.shipmentId, orderName: "#1001", nobodyCame: false });
    expect(await listWaitingRequests(OTHER_SHOP, 5)).toEqual([]);

    await moveParcel(parcel.shipmentId, "out_for_delivery", 1);
    expect(await listWaitingRequests(WILLOW, 5)).toEqual([]);
    expect(await deliveries()).toEqual([]);
    await db.shipment.updateMany({ data: { status: "delivery_attempted", statusAt: at } });
    expect(await listWaitingRequests(WILLOW, 5)).toHaveLength(1);

    const { id = "" } = (await db.deliveryRequest.findFirst()) ?? {};
    expect(await markPassedOn(OTHER_SHOP, id, after(5))).toBe(false);
    expect(await markPassedOn(WILLOW, id, after(5))).toBe(true);
    expect(await listWaitingRequests(WILLOW, 5)).toEqual([]);
    expect(await deliveries()).toMatchObject([{ open: { passedOnAt: after(5) } }]);
  });
});

describe("the statement that nobody came", () => {
  it("is kept once for each attempt, beside the carrier's claim", async () => {
    const { fulfillmentId } = await db.shipment.findFirstOrThrow();
    const claim = { shop: WILLOW, fulfillmentId, source: "shopify", dedupeKey: "try", rawStatus: "attempted_delivery" };
    await db.trackingEvent.create({
      data: { ...claim, status: "delivery_attempted", message: "Nobody home", city: "Berlin", happenedAt: parcel.statusAt },
    }); // prettier-ignore
    const state = (now: Date, cycle = 1) => transaction((tx) => stateNobodyCame(tx, WILLOW, { ...parcel, cycle }, now));
    await state(after(1));
    await state(after(9));
    expect(await findDeliveryStory(WILLOW, parcel.shipmentId)).toMatchObject({
      statements: [{ madeAt: after(1), claim: { at: parcel.statusAt, message: "Nobody home", place: "Berlin" } }],
    });
    expect(await deliveries()).toMatchObject([{ mayObject: true, nobodyCameAt: after(1) }]);
    await state(after(10), 2);
    expect(await db.deliveryStatement.count()).toBe(2);
  });
});

describe("an order", () => {
  it("that is cancelled or redacted has nothing to choose", async () => {
    expect(await deliveries()).toHaveLength(1);
    await db.order.updateMany({ data: { redactedAt: new Date() } });
    expect(await deliveries()).toEqual([]);
    await db.order.updateMany({ data: { redactedAt: null, cancelledAt: new Date() } });
    expect(await deliveries()).toEqual([]);
  });

  it("takes everything along when it is deleted", async () => {
    await confirm(await digits(await start()));
    await start();
    await db.order.deleteMany();
    expect([await db.deliveryRequest.count(), await db.deliveryCode.count()]).toEqual([0, 0]);
  });
});
