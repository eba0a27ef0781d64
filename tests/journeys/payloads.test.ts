import { readFileSync } from "node:fs";

import { beforeAll, describe, expect, it } from "vitest";

import { placeStoryOrder, sendParcels } from "#simulator/carriers/story-order.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import {
  deliverWebhook,
  type Outcome,
  outcomeOf,
  sampleOf,
  type SentWebhook,
  subscribedTopics,
} from "#tests/support/webhooks.ts";
import { waitFor } from "#tools/wait-for.ts";

const shop = useRunningShop({ orders: 12 });
const send = (topic: string, body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>) =>
  deliverWebhook(shop.stack(), topic, body, headers);
const outcome = (sent: SentWebhook) => outcomeOf(shop.stack(), sent);
const done: Outcome = { state: "done", error: null };

/** Sends a body and says how the inbox closed it. */
async function read(topic: string, body: string): Promise<Outcome> {
  const sent = await send(topic, body);
  expect(sent.status).toBe(200);
  return outcome(sent);
}

const count = async (sql: string, values: unknown[] = []) =>
  Number((await queryDatabase<{ count: string }>(shop.stack(), `select count(*) ${sql}`, values))[0]?.count);

/** Shopify's examples name a shop of Shopify's own. */
function addressed(topic: string): string {
  return sampleOf(topic).replace(
    /"shop_domain":"[^"]*"/,
    `"shop_domain":"${shop.stack().simulator.world.shop.domain}"`,
  );
}

const DESTRUCTIVE = ["app/uninstalled", "shop/redact"];
/** The examples speak of an order that this shop does not have; of parcels and edits, Shopify is asked and says so. */
const OF_UNKNOWN_ORDERS = ["orders/edited", "refunds/create", "fulfillments/create", "fulfillments/update", "fulfillment_events/create"]; // prettier-ignore

describe("Shopify's example of", () => {
  const harmless = subscribedTopics().filter((topic) => ![...DESTRUCTIVE, ...OF_UNKNOWN_ORDERS].includes(topic));

  it.each(harmless)("%s is read to its end", async (topic) => {
    expect(await read(topic, addressed(topic))).toEqual(done);
  });

  it.each(OF_UNKNOWN_ORDERS)(
    "%s speaks of no order of this shop: kept, with a sentence that says so",
    async (topic) => {
      const closed = await read(topic, sampleOf(topic).replaceAll("820982911946154500", "820982911946199999"));
      expect(closed.state).toBe("ignored");
      expect(closed.error).toMatch(/order.*(know|has)|no such order/i);
      const left = () => count(`from graphile_worker.jobs where task_identifier = 'webhook.read'`);
      await waitFor("the job to be over", async () => (await left()) === 0);
    },
  );
});

describe("Shopify's examples about an order of this shop", () => {
  let order: Order;
  let fulfillmentId: string;
  let aimed: (topic: string) => string;

  beforeAll(async () => {
    const { world } = shop.stack().simulator;
    order = placeStoryOrder(world);
    fulfillmentId = sendParcels(world, order, 1)[0]?.id ?? "";
    await waitFor("the parcel", async () => (await count(`from "Shipment" s join "Order" o on o.id = s."orderId" where o.gid = $1`, [order.gid])) === 1); // prettier-ignore
    // Written into the text: as numbers, these ids would lose their last digits.
    aimed = (topic) =>
      sampleOf(topic)
        .replaceAll(/"order_id":\d+/g, `"order_id":${order.id}`)
        .replaceAll(/"fulfillment_id":\d+/g, `"fulfillment_id":${fulfillmentId}`);
  });

  it.each(OF_UNKNOWN_ORDERS)("%s is read to its end", async (topic) => {
    expect(await read(topic, aimed(topic))).toEqual(done);
  });

  it("left what they tell in its parcels", async () => {
    expect(await count(`from "TrackingEvent" e join "Fulfillment" f on f.id = e."fulfillmentId" where f.gid = $1 and e."dedupeKey" = 'shopify:1234567'`, [`gid://shopify/Fulfillment/${fulfillmentId}`])).toBe(1); // prettier-ignore
    expect(await count(`from "Refund" r join "Order" o on o.id = r."orderId" where o.gid = $1`, [order.gid])).toBe(1);
  });
});

describe("at the door", () => {
  it("nobody comes in whom Shopify does not vouch for", async () => {
    const body = sampleOf("orders/create");
    for (const signature of ["bm9ib2R5", ""]) {
      const sent = await send("orders/create", body, { "X-Shopify-Hmac-Sha256": signature });
      expect(sent.status).toBe(401);
      expect(await count(`from "InboxItem" where "webhookId" = $1`, [sent.webhookId])).toBe(0);
    }
  });

  it("five megabytes are too many, and the sender gets to hear it", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 5 }, () => send("orders/create", new Uint8Array(5 * 1024 * 1024))),
    );
    expect(statuses.map(({ status }) => status)).toEqual([413, 413, 413, 413, 413]);
  });
});

describe("a body that means nothing is kept with a clear error:", () => {
  const nested = (depth: number) => `${'{"a":['.repeat(depth)}${"]}".repeat(depth)}`;

  it.each([
    ["no JSON", "orders/create", "<html>", /not JSON/],
    ["nothing at all", "orders/create", "", /not JSON/],
    ["a list", "orders/create", "[]", /body/],
    ["null", "fulfillments/create", "null", /body/],
    ["wrong types", "orders/create", '{"id":"x","name":7,"line_items":"none"}', /id.*name/],
    ["a thousand levels", "orders/create", nested(1_000), /id/],
    ["a hundred thousand levels", "orders/create", nested(100_000), /not JSON/],
    ["a quantity beyond counting", "orders/create", sampleOf("orders/create").replaceAll(/"quantity":\d+/g, '"quantity":3000000000'), /quantity/], // prettier-ignore
    ["an amount beyond counting", "orders/create", sampleOf("orders/create").replaceAll(/"total_price":"[^"]*"/g, '"total_price":"99999999999999999999.00"'), /total_price/], // prettier-ignore
    ["a year before all years", "orders/create", sampleOf("orders/create").replaceAll(/"processed_at":"[^"]*"/g, '"processed_at":"0000-01-01T00:00:00Z"'), /processed_at/], // prettier-ignore
  ])("%s", async (_name, topic, body, error) => {
    const closed = await read(topic, body);
    expect(closed.state).toBe("failed");
    expect(closed.error).toMatch(error);
  });

  it.each([
    ["no JSON", (sample: string) => sample.replace('"jon@example.com"', "canary@example.com")],
    ["a person for an id", (sample: string) => sample.replace(/"id":\d+/, '"id":"canary@example.com"')],
    ["a person for a list", (sample: string) => sample.replace(/"refunds":\[.*?\]/, '"refunds":"canary@example.com"')],
  ])("%s, and neither the sentence nor the log names the person", async (_name, spoil) => {
    const body = spoil(sampleOf("orders/create"));
    expect(body).toContain("canary@");
    const closed = await read("orders/create", body);
    expect(closed.state).toBe("failed");
    expect(closed.error).not.toContain("canary");
    expect(readFileSync(shop.stack().logFile, "utf8")).not.toMatch(/canary|jon@/);
  });

  it("a topic nobody knows", async () => {
    expect(await read("moons/rise", "{}")).toEqual({ state: "ignored", error: "Unknown topic moons/rise" });
  });
});

describe("what is merely odd is stored as it is:", () => {
  it("a carrier's status nobody knows", async () => {
    const { world } = shop.stack().simulator;
    const order = placeStoryOrder(world);
    const [fulfillment] = sendParcels(world, order, 1);
    const body = sampleOf("fulfillment_events/create")
      .replace(/"order_id":\d+/, `"order_id":${order.id}`)
      .replace(/"fulfillment_id":\d+/, `"fulfillment_id":${fulfillment?.id}`)
      .replaceAll("1234567", "7654321")
      .replace('"in_transit"', '"teleported"');
    expect(await read("fulfillment_events/create", body)).toEqual(done);
    const [event] = await queryDatabase(
      shop.stack(),
      `select status, "rawStatus" from "TrackingEvent" where "dedupeKey" = 'shopify:7654321'`,
    );
    expect(event).toEqual({ status: "unknown", rawStatus: "teleported" });
  });

  it("names of ten thousand signs", async () => {
    // No two parts alike: what compresses well would fit an index that this must not need.
    const long = Array.from({ length: 2_500 }, (_, index) => index.toString(36).padStart(4, "z")).join("");
    const body = JSON.parse(sampleOf("orders/create")) as Record<string, unknown> & { line_items: object[] };
    const sent = {
      ...body,
      id: 4_000_001,
      admin_graphql_api_id: "gid://shopify/Order/4000001",
      name: long,
      line_items: body.line_items.map((line) => ({ ...line, title: long })),
    };
    expect(await read("orders/create", JSON.stringify(sent))).toEqual(done);
    expect(await count(`from "OrderLine" where title = $1`, [long])).toBe(body.line_items.length);
    const parcel = { tracking_company: long, tracking_number: long, tracking_numbers: [long], order_id: 4_000_001 };
    const sentParcel = { ...(JSON.parse(sampleOf("fulfillments/create")) as object), ...parcel };
    expect(await read("fulfillments/create", JSON.stringify(sentParcel))).toEqual(done);
    const product = { ...(JSON.parse(sampleOf("products/create")) as object), handle: long, title: long };
    expect(await read("products/create", JSON.stringify(product))).toEqual(done);
  });

  it("ids beyond 2^53, to their last digit", async () => {
    const body = sampleOf("orders/create")
      .replace(/"id":\d+/, '"id":9007199254740995')
      .replace(/"admin_graphql_api_id":"[^"]*",/, "");
    expect(await read("orders/create", body)).toEqual(done);
    expect(await count(`from "Order" where gid = 'gid://shopify/Order/9007199254740995'`)).toBe(1);
  });
});

describe("at the end, Shopify's example of", () => {
  it("app/uninstalled closes the shop's door", async () => {
    expect(await read("app/uninstalled", addressed("app/uninstalled"))).toEqual(done);
    expect(await count(`from "Shop" where "uninstalledAt" is not null`)).toBe(1);
    expect(await count(`from "Session"`)).toBe(0);
  });

  it("shop/redact leaves nothing of the shop", async () => {
    expect(await read("shop/redact", addressed("shop/redact"))).toEqual(done);
    for (const table of ["Shop", "Order", "Shipment", "Message", "Product", "Suppression"]) {
      expect(await count(`from "${table}"`), table).toBe(0);
    }
  });
});
