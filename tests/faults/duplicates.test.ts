import { describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { eventJson, fulfillmentJson, orderJson } from "#tests/support/bodies.ts";
import { expectHouseWell, shopifySays, useHouse } from "#tests/support/house.ts";

const house = useHouse();

const STORY = [
  ["orders/create", orderJson()],
  ["fulfillments/create", fulfillmentJson()],
  ["fulfillment_events/create", eventJson("delivered", 0)],
] as const;

const arrivals = () => db.message.findMany({ where: { kind: "delivered" }, select: { channel: true, state: true } });

describe("the same webhook fifty times at once", () => {
  it("is stored once, leads to one message a channel, and every sender hears that we have it", async () => {
    for (const [topic, body] of STORY) {
      const same = { "X-Shopify-Webhook-Id": `one-and-the-same ${topic}` };
      const answers = await Promise.all(Array.from({ length: 50 }, () => shopifySays(house, topic, body, same)));
      expect(new Set(answers)).toEqual(new Set([200]));
      await house.work();
    }
    expect(await db.inboxItem.count()).toBe(STORY.length);
    expect(await arrivals()).toEqual([
      { channel: "email", state: "accepted" },
      { channel: "sms", state: "accepted" },
    ]);
    await expectHouseWell(house);
  });

  it("may come under fifty names: the event is one, and so is the message", async () => {
    for (const [topic, body] of STORY) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => shopifySays(house, topic, body)));
      expect(new Set(answers)).toEqual(new Set([200]));
      await house.work();
    }
    expect(await db.inboxItem.count({ where: { state: "done" } })).toBe(50 * STORY.length);
    expect(await db.trackingEvent.count({ where: { source: "shopify" } })).toBe(1);
    expect((await arrivals()).map(({ channel }) => channel).sort()).toEqual(["email", "sms"]);
    await expectHouseWell(house);
  });
});
