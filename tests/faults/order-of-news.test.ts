import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { ago, eventJson, fulfillmentJson, orderJson } from "#tests/support/bodies.ts";
import { expectHouseWell, shopifySays, useHouse } from "#tests/support/house.ts";
import { WILLOW } from "#tests/support/willow.ts";

const house = useHouse();

beforeEach(async () => {
  await db.shop.update({ where: { domain: WILLOW }, data: { notifyFrom: new Date(Date.now() - 60 * 86_400_000) } });
  await shopifySays(house, "orders/create", orderJson());
  await house.work();
  await shopifySays(house, "fulfillments/create", fulfillmentJson());
  await house.work();
});

const says = async (...event: Parameters<typeof eventJson>) => {
  expect(await shopifySays(house, "fulfillment_events/create", eventJson(...event))).toBe(200);
  await house.work();
};

/** What became of the mails of a kind, oldest first. */
const fatesOf = async (kind: string) => {
  const rows = await db.message.findMany({ where: { kind, channel: "email" }, orderBy: { createdAt: "asc" } });
  return rows.map(({ cycle, state, reason }) => ({ cycle, state, reason }));
};

describe("news that comes late", () => {
  it("after newer news is kept for the page, and told to nobody", async () => {
    await says("delivered", 1);
    await says("out_for_delivery", 181);
    expect(await fatesOf("delivered")).toEqual([{ cycle: 0, state: "accepted", reason: null }]);
    expect((await fatesOf("out_for_delivery")).filter(({ state }) => state === "accepted")).toEqual([]);
    expect(await db.trackingEvent.count({ where: { source: "shopify" } })).toBe(2);
    expect(await db.shipment.findFirst()).toMatchObject({ status: "delivered", milestone: "delivered" });
    await expectHouseWell(house);
  });

  it.each([
    ["out_for_delivery", 12 * 60 + 5],
    ["out_for_delivery", 25 * 60],
    ["delivered", 49 * 60],
  ])("%s of %i minutes ago is no news any more", async (status, minutes) => {
    await says(status, minutes);
    expect(await fatesOf(status)).toEqual([{ cycle: 0, state: "expired", reason: "too_late" }]);
    await expectHouseWell(house);
  });

  it("delivered of four hours ago still is", async () => {
    await says("delivered", 240);
    expect(await fatesOf("delivered")).toEqual([{ cycle: 0, state: "accepted", reason: null }]);
    await expectHouseWell(house);
  });
});

describe("a parcel that goes out twice", () => {
  it("is told of twice, once before and once after the failed attempt", async () => {
    await says("out_for_delivery", 120);
    await says("attempted_delivery", 100);
    await says("out_for_delivery", 60);
    expect(await fatesOf("delivery_attempted")).toEqual([{ cycle: 1, state: "accepted", reason: null }]);
    const told = await fatesOf("out_for_delivery");
    expect(told.map(({ cycle }) => cycle)).toEqual([0, 1]);
    expect(new Set(told.map(({ state }) => state))).toSatisfy((states: Set<string>) => states.has("accepted"));
    await expectHouseWell(house);
  });
});

describe("a carrier's clock that runs two days ahead", () => {
  it("is set to ours, and says so", async () => {
    await says("delivered", 0, { happened_at: ago(-2 * 24 * 60) });
    const event = await db.trackingEvent.findFirstOrThrow({ where: { source: "shopify" } });
    expect(event.clamped).toBe(true);
    expect(event.happenedAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await fatesOf("delivered")).toEqual([{ cycle: 0, state: "accepted", reason: null }]);
    await expectHouseWell(house);
  });
});
