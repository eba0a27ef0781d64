import { describe, expect, it } from "vitest";

import { isAvailable } from "../shopify/product.ts";
import type { WorldConfig } from "../world.ts";
import { emptyShop, openWillow } from "./open-willow.ts";
import { DRAWN_TYPES, drawPicture } from "./pictures/draw-picture.ts";

const ANCHOR = new Date("2026-11-20T12:00:00Z");

function open(seed = 7) {
  const shop = emptyShop();
  const config = { worldUrl: "http://world", storefrontUrl: "http://shop" } as WorldConfig;
  return { shop, traits: openWillow(shop, config, { anchor: ANCHOR, seed }) };
}

describe("Willow", () => {
  const { shop, traits } = open();

  it("is the same shop for the same seed, and another one for another", () => {
    expect(JSON.stringify(open().shop)).toBe(JSON.stringify(shop));
    expect(JSON.stringify(open(8).shop.orders)).not.toBe(JSON.stringify(shop.orders));
  });

  it("has at least 120 products, each with its own address and picture", () => {
    expect(shop.products.length).toBeGreaterThanOrEqual(120);
    expect(new Set(shop.products.map((product) => product.handle)).size).toBe(shop.products.length);
    expect(shop.products.filter(isAvailable).length).toBeGreaterThan(120);
    for (const product of shop.products) expect(DRAWN_TYPES).toContain(product.productType);
  });

  it("draws without text, scripts or anything from elsewhere", () => {
    for (const [handle, trait] of traits) {
      const picture = drawPicture(handle, trait);
      expect(picture).toMatch(/^<svg [^>]+>[\s\S]+<\/svg>\n$/);
      expect(picture).not.toMatch(/<text|<script|href|NaN|undefined/);
    }
  });

  it("has 400 orders and more, all in the past and in the last 60 days", () => {
    expect(shop.orders.length).toBeGreaterThanOrEqual(400);
    const oldest = ANCHOR.getTime() - 60 * 86_400_000;
    for (const order of shop.orders) {
      expect(order.createdAt.getTime()).toBeGreaterThan(oldest);
      for (const { events } of order.fulfillments) {
        for (const event of events) expect(event.happenedAt.getTime()).toBeLessThanOrEqual(ANCHOR.getTime());
      }
    }
  });

  it("has parcels in every situation", () => {
    const last = new Set(shop.orders.flatMap((order) => order.fulfillments.map((one) => one.events.at(-1)?.status)));
    for (const status of ["delivered", "in_transit", "delayed", "failure", "label_purchased"])
      expect(last).toContain(status);
    const carriers = new Set(
      shop.orders.flatMap((order) => order.fulfillments.map((one) => one.trackingInfo[0]?.company)),
    );
    expect(carriers.size).toBeGreaterThanOrEqual(8);
  });

  it("has hundreds of parcels that arrived, with carriers that name a day and others that do not, and a slow-down", () => {
    const arrived = shop.orders.flatMap((order) =>
      order.fulfillments.flatMap(({ events, trackingInfo }) => {
        const end = events.find(({ status }) => status === "delivered");
        const begin = events.find(({ status }) => status === "carrier_picked_up");
        if (!end || !begin) return [];
        const days = (end.happenedAt.getTime() - begin.happenedAt.getTime()) / 86_400_000;
        const daysAgo = (ANCHOR.getTime() - begin.happenedAt.getTime()) / 86_400_000;
        const namesDay = events.some(({ estimatedDeliveryAt }) => estimatedDeliveryAt !== null);
        return [{ days, daysAgo, namesDay, company: trackingInfo[0]?.company, to: order.shippingAddress?.countryCode }];
      }),
    );
    expect(arrived.length).toBeGreaterThan(300);
    const mean = (all: typeof arrived) => all.reduce((sum, { days }) => sum + days, 0) / all.length;
    const british = arrived.filter(({ to }) => to === "GB");
    const slow = british.filter(({ daysAgo }) => daysAgo > 13 && daysAgo < 31);
    expect(mean(slow)).toBeGreaterThan(mean(british.filter((one) => !slow.includes(one))) + 2);
    expect(mean(arrived.filter(({ to }) => to === "IN"))).toBeGreaterThan(
      2 * mean(arrived.filter(({ to }) => to === "DE")),
    );
    expect(arrived.filter(({ company }) => company === "DHL").every(({ namesDay }) => namesDay)).toBe(true);
    expect(arrived.some(({ company, namesDay }) => company === "Colissimo" && !namesDay)).toBe(true);
  });

  it("sells cups to people who buy teapots", () => {
    const typeOf = new Map(shop.products.map((product) => [product.gid, product.productType]));
    const baskets = shop.orders.map((order) => new Set(order.lines.map((line) => typeOf.get(line.productGid ?? ""))));
    const withTeapot = baskets.filter((basket) => basket.has("Teapot") && basket.size > 1);
    const share = (type: string, all: Set<string | undefined>[]) =>
      all.filter((basket) => basket.has(type)).length / all.length;
    expect(share("Cup", withTeapot)).toBeGreaterThan(2 * share("Cup", baskets));
  });
});
