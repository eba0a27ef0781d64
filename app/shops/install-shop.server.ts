import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { SHOP_FACTS } from "./shop-facts.graphql.ts";
import { findShop } from "./shop.server.ts";
import { createDataKey } from "./vault.server.ts";

/**
 * Makes sure that an authenticated shop is one of ours: creates it at the first visit, wakes it after a
 * reinstall. Reading its orders and products follows as jobs. Safe to call on every request.
 */
export async function ensureInstalled(shop: string): Promise<void> {
  const known = await findShop(shop);
  if (known && !known.uninstalledAt) return;
  await transaction(async (tx) => {
    // Several loaders of the first page arrive here side by side: the row decides who goes first.
    const created = await tx.shop.createMany({
      data: { domain: shop, name: shop.replace(".myshopify.com", ""), dataKey: createDataKey(shop) },
      skipDuplicates: true,
    });
    const woken = await tx.shop.updateMany({
      where: { domain: shop, uninstalledAt: { not: null } },
      // News of the time before the reinstall is old news: sending is switched on again by hand.
      data: { uninstalledAt: null, installedAt: new Date(), notifyFrom: null },
    });
    if (created.count + woken.count > 0)
      await enqueue(tx, "shop.installed", { shop }, { key: `shop.installed|${shop}` });
  });
}

const factsSchema = z.object({
  shop: z.object({
    name: z.string(),
    contactEmail: z.string().nullish(),
    ianaTimezone: z.string(),
    currencyCode: z.string(),
    primaryDomain: z.object({ url: z.string() }),
    billingAddress: z.object({ countryCodeV2: z.string().nullish() }).nullish(),
  }),
});

/** Reads name, zone, currency and address of the storefront from Shopify. */
export async function refreshShopFacts(shop: string): Promise<void> {
  const { shop: facts } = await queryAdmin(shop, SHOP_FACTS, {}, factsSchema);
  await db.shop.update({
    where: { domain: shop },
    data: {
      name: facts.name,
      contactEmail: facts.contactEmail ?? null,
      timeZone: facts.ianaTimezone,
      currency: facts.currencyCode,
      countryCode: facts.billingAddress?.countryCodeV2 ?? null,
      storefrontUrl: facts.primaryDomain.url.replace(/\/$/, ""),
    },
  });
}

/** What a fresh install sets going: the shop's facts first, then its theme blocks, its orders and its catalog. */
export async function welcomeShop(shop: string): Promise<void> {
  await refreshShopFacts(shop);
  await transaction(async (tx) => {
    await enqueue(tx, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` });
    await enqueue(tx, "order.backfill", { shop }, { key: `order.backfill|${shop}` });
    await enqueue(tx, "catalog.sync", { shop }, { key: `catalog.sync|${shop}` });
  });
}
