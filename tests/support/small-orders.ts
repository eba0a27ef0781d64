import { randomUUID } from "node:crypto";

import { db } from "#app/db.server.ts";

import { WILLOW } from "./willow.ts";

export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A product for sale, called "The …" after its id. */
export async function stock(gid: string, change: object = {}, shop = WILLOW) {
  await db.product.create({
    data: {
      shop,
      gid,
      handle: gid,
      title: `The ${gid}`,
      productType: "",
      tags: [],
      status: "active",
      publishedAt: daysAgo(300),
      priceMinor: 1_000n,
      currency: "EUR",
      available: true,
      createdAt: daysAgo(300),
      sourceUpdatedAt: daysAgo(300),
      ...change,
    },
  });
}

/** An order of some products, by ids with blanks between them. Returns its id. */
export async function place(products: string, days = 5, change: object = {}, line: object = {}): Promise<string> {
  const shop = WILLOW;
  const lines = products.split(" ").map((gid, index) => {
    return {
      shop,
      gid: `line-${index}`,
      productGid: gid,
      title: `The ${gid}`,
      quantity: 1,
      currentQuantity: 1,
      priceMinor: 1_000n,
      ...line,
    };
  });
  const facts = { placedAt: daysAgo(days), sourceUpdatedAt: daysAgo(days), currency: "EUR", totalMinor: 1_000n };
  const order = { shop, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts, ...change };
  const { id } = await db.order.create({ data: { ...order, lines: { create: lines } } });
  return id;
}
