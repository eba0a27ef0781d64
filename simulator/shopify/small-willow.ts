import { emptyShop, openWillow } from "../willow/open-willow.ts";
import type { World } from "../world.ts";
import { noFaults } from "./faults.ts";

/** Willow with a few orders, and a note of what it would tell the app. For tests. */
export function smallWillow(orders = 12, appUrl = "http://127.0.0.1:9") {
  const told: { topic: string; body: unknown }[] = [];
  const config = {
    apiKey: "test-api-key",
    apiSecret: "test-api-secret",
    appUrl,
    worldUrl: "http://127.0.0.1:4099",
    storefrontUrl: "http://127.0.0.1:4100",
    adminUrl: "http://127.0.0.1:4101",
    sendgrid: { apiKey: "SG.test", publicKey: "", privateKey: "" },
    twilio: { accountSid: "AC0", authToken: "test", from: "+15005550006" },
    speed: 100_000,
  };
  const anchor = new Date("2026-11-20T12:00:00Z");
  const shop = emptyShop();
  openWillow(shop, config, { anchor, orders, customers: 20 });
  const world: World = {
    now: () => anchor,
    config,
    shop,
    webhooks: [],
    faults: noFaults(),
    emit: (topic, body) =>
      void told.push({ topic, body: typeof body === "function" ? (body as () => unknown)() : body }),
  };
  return { world, told, shop };
}
