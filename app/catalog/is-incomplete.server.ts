import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";

import type { BulkOperation } from "./bulk-operation.server.ts";
import { askedCountries, isWhole } from "./catalog-export.ts";
import { wantedCountries } from "./countries.server.ts";
import { PRODUCTS_COUNT } from "./products.graphql.ts";

const answerSchema = z.object({ productsCount: z.object({ count: z.number().int() }).nullable() });

/**
 * Does an export that has been read leave something out that only a whole one holds? After one of what has changed:
 * a shop that has more or fewer products than the mirror, because a webhook of a deletion was lost. After a first whole
 * one: countries that the orders have named only since.
 */
export async function isIncomplete(shop: string, { query }: BulkOperation): Promise<boolean> {
  if (isWhole(query)) {
    const asked = askedCountries(query);
    // While the past is being read every page names others; its end looks again.
    if (asked.length === 0 || (await isReadingThePast(shop))) return false;
    return (await wantedCountries(shop)).some((country) => !asked.includes(country));
  }
  const { productsCount } = await queryAdmin(shop, PRODUCTS_COUNT, {}, answerSchema);
  const mirrored = await db.product.count({ where: { shop, deletedAt: null } });
  return productsCount !== null && productsCount.count !== mirrored;
}

async function isReadingThePast(shop: string): Promise<boolean> {
  const where = { shop, kind: "backfill" };
  const run = await db.syncRun.findFirst({ where, orderBy: { startedAt: "desc" }, select: { state: true } });
  return run?.state === "running";
}
