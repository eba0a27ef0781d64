import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, describe, expect, it } from "vitest";

import { parseAppToml } from "./app-toml.ts";
import { smallWillow } from "./small-willow.ts";
import { createSender } from "./webhooks.ts";

const TOML = `
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["orders/create", "orders/updated"] # what we need
  uri = "/webhooks/shopify"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks/shopify"
[app_proxy]
url = "/proxy/track"
`;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** An app that answers with these statuses in turn, and the sender that writes to it. */
async function meet(statuses: number[] = []) {
  const taken: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      taken.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(statuses[taken.length - 1] ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { world } = smallWillow(0, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  world.shop.installedAt = world.now();
  const sender = createSender(world, parseAppToml(TOML));
  closing.push(sender.stop, () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  return { world, sender, taken };
}

describe("webhooks", () => {
  it("are signed over their exact bytes and carry Shopify's headers", async () => {
    const { sender, taken, world } = await meet();
    sender.emit("orders/create", { id: 9820982911946155001n, note: "für Ana ☕" });
    await expect.poll(() => world.webhooks[0]?.state).toBe("delivered");
    const { headers, body } = taken[0] ?? { headers: {}, body: "" };
    expect(body).toBe('{"id":9820982911946155001,"note":"für Ana ☕"}');
    expect(headers["x-shopify-hmac-sha256"]).toBe(
      createHmac("sha256", "test-api-secret").update(body).digest("base64"),
    );
    expect(headers).toMatchObject({
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": "willow.myshopify.com",
      "x-shopify-api-version": "2026-07",
      "x-shopify-webhook-id": world.webhooks[0]?.webhookId,
    });
  });

  it("are tried again with the same id until they are taken; a redirect is not an answer", async () => {
    const { sender, taken, world } = await meet([500, 302]);
    world.config.speed = 60;
    sender.emit("orders/create", { id: 1n });
    await expect.poll(() => world.webhooks[0]?.state, { timeout: 10_000 }).toBe("delivered");
    expect(world.webhooks[0]?.attempts.map((one) => one.status)).toEqual([500, 302, 200]);
    expect(new Set(taken.map((one) => one.headers["x-shopify-webhook-id"])).size).toBe(1);
  });

  it("go only to apps that are installed and subscribed, compliance apart", async () => {
    const { sender, world } = await meet();
    sender.emit("products/update", { id: 1n });
    world.shop.installedAt = null;
    sender.emit("orders/create", { id: 1n });
    sender.emit("shop/redact", { shop_id: 1n });
    expect(world.webhooks.map((one) => one.topic)).toEqual(["shop/redact"]);
  });

  it("can come twice and out of order", async () => {
    const { sender, taken, world } = await meet();
    Object.assign(world.faults, { copies: 2, reorder: 3 });
    for (const id of [1n, 2n, 3n]) sender.emit("orders/updated", { id });
    await expect.poll(() => taken.length).toBe(6);
    expect(taken.map((one) => one.body)).toEqual([3, 3, 2, 2, 1, 1].map((id) => `{"id":${id}}`));
  });
});
