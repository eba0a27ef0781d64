import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

import { noFaults } from "../shopify/faults.ts";
import type { ShopStore } from "../shopify/store.ts";
import type { World } from "../world.ts";
import { createSendgridKeys } from "./signatures.ts";

/** Serves on a free port of this machine. */
export async function listen(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url, close };
}

/** A world with an empty shop, for tests that need no more. What it would tell the app by webhook is in `told`. */
export function smallWorld(
  appUrl: string,
  shop: Partial<ShopStore> = {},
): World & { told: { topic: string; body: unknown }[] } {
  const told: { topic: string; body: unknown }[] = [];
  let ids = 0;
  return {
    told,
    now: () => new Date(),
    config: {
      apiKey: "test-api-key",
      apiSecret: "test-api-secret",
      appUrl,
      worldUrl: "http://127.0.0.1:4099",
      storefrontUrl: "http://127.0.0.1:4100",
      adminUrl: "http://127.0.0.1:4101",
      sendgrid: { apiKey: "SG.test", ...createSendgridKeys() },
      twilio: { accountSid: `AC${"0".repeat(32)}`, authToken: "test-twilio-token", from: "+15005550006" },
      speed: 1,
    },
    shop: {
      id: "1",
      gid: "gid://shopify/Shop/1",
      domain: "willow.myshopify.com",
      name: "Willow",
      email: "hello@willow.example",
      timezone: "Europe/Berlin",
      currency: "EUR",
      countryCode: "DE",
      primaryDomain: "127.0.0.1:4100",
      products: [],
      collections: [],
      customers: [],
      orders: [],
      metafields: [],
      locations: [],
      installedAt: new Date(),
      tokens: [],
      grantedScopes: [],
      bulkOperations: [],
      nextId: () => String((ids += 1)),
      ...shop,
    },
    emit: (topic, body) =>
      void told.push({ topic, body: typeof body === "function" ? (body as () => unknown)() : body }),
    webhooks: [],
    faults: noFaults(),
  };
}

export type Heard = { url: string; headers: Record<string, string>; body: string };

/** A stand-in for the app that keeps every callback and answers it as told. */
export async function startListener(answer: (heard: Heard) => { status: number; body?: string }) {
  const heard: Heard[] = [];
  const { url, close } = await listen((req, res) => {
    const chunks: Buffer[] = [];
    req.on("data", (chunk: Buffer) => chunks.push(chunk));
    req.on("end", () => {
      const request = {
        url: req.url ?? "",
        headers: req.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      };
      heard.push(request);
      const { status, body = "" } = answer(request);
      res.writeHead(status, { "Content-Type": "text/xml" }).end(body);
    });
  });
  return { heard, url, close };
}
