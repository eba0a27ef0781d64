import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { TOPICS } from "#app/worker/topics.server.ts";

/** The scope a topic needs; compliance and app topics need none. */
const SCOPE_OF: Record<string, string> = {
  orders: "read_orders",
  refunds: "read_orders",
  fulfillments: "read_fulfillments",
  fulfillment_events: "read_fulfillments",
  products: "read_products",
};

const manifest = readFileSync("shopify.app.toml", "utf8");
const quoted = (text: string) => [...text.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
const lists = [...manifest.matchAll(/^\s*(?:compliance_)?topics\s*=\s*\[([^\]]*)\]/gm)];
const subscribed = lists.flatMap((match) => quoted(match[1] ?? ""));
const scopes = /^scopes\s*=\s*"([^"]*)"/m.exec(manifest)?.[1]?.split(",") ?? [];

it("subscribes every topic once: twice would double everything", () => {
  expect(subscribed.length).toBeGreaterThan(15);
  expect(new Set(subscribed).size).toBe(subscribed.length);
});

it("subscribes exactly the topics that have a meaning", () => {
  const meant = Object.keys(TOPICS).filter((name) => name.startsWith("shopify "));
  expect(subscribed.map((topic) => `shopify ${topic}`).sort()).toEqual(meant.sort());
});

it("asks for the scopes its topics need, and for no more than the app uses", () => {
  const needed = new Set(subscribed.flatMap((topic) => SCOPE_OF[topic.split("/")[0] ?? ""] ?? []));
  expect(scopes.sort()).toEqual([...needed, "write_app_proxy"].sort());
});
