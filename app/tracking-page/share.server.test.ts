import { randomBytes } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { ensureTrackingLink, revokeTrackingLinks } from "#app/orders/tracking-link.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { openLink, openShared, placeOrder, share } from "#tests/theme/visit.ts";

let orderId: string;
let token: string;

beforeEach(async () => {
  await Promise.all([db.order.deleteMany(), db.trackingLink.deleteMany(), db.rateLimit.deleteMany()]);
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  orderId = await placeOrder();
  token = await ensureTrackingLink(db, WILLOW, orderId, Buffer.from(randomBytes(32)));
});

async function pathToPassOn(): Promise<string> {
  const response = await share(token);
  expect(response.status).toBe(200);
  return response.text();
}

const tokenIn = (path: string) => path.split("/").at(-1) ?? "";

describe("a link to pass on", () => {
  it("opens status and window, and nothing of what was bought or where it went", async () => {
    const path = await pathToPassOn();
    expect(path).toMatch(/^\/apps\/track\/s\/[\w-]{22,64}$/);
    const response = await openShared(tokenIn(path));
    const text = await response.text();
    expect([response.status, response.headers.get("Cache-Control")]).toEqual([200, "no-store"]);
    expect(text).toContain("On its way");
    expect(text).not.toMatch(/Linen throw|Cologne|DHL|0034|\/t\//);
  });

  it("is the same each time, and another than the shopper's own", async () => {
    const [first, second] = [await pathToPassOn(), await pathToPassOn()];
    expect(first).toBe(second);
    expect(tokenIn(first)).not.toBe(token);
  });

  it("does not open the order, nor makes links of its own", async () => {
    const shared = tokenIn(await pathToPassOn());
    expect((await openLink(shared)).status).toBe(404);
    expect((await share(shared)).status).toBe(404);
    expect((await openShared(token)).status).toBe(404);
    expect((await openShared(shared, { shop: OTHER_SHOP })).status).toBe(404);
  });

  it("ends with the order's other links", async () => {
    const shared = tokenIn(await pathToPassOn());
    await revokeTrackingLinks(db, WILLOW, orderId);
    expect((await openShared(shared)).status).toBe(404);
    expect((await share(token)).status).toBe(404);
  });
});
