import { findProducts } from "#app/catalog/find-products.server.ts";
import type { StoredProduct } from "#app/catalog/product.ts";
import { db } from "#app/db.server.ts";

import type { BoughtProduct, Purchase } from "./regret.ts";

const HISTORY_LINES = 2_000;

type Line = { productGid: string | null; title: string; priceMinor: bigint; currentQuantity: number };

/**
 * The order as picks see it, or null when there is no such order. No personal data is opened: other orders
 * of the same person are found by the customer's id or the e-mail's blind index.
 */
export async function findPurchase(shop: string, orderId: string, now: Date): Promise<Purchase | null> {
  const order = await db.order.findFirst({
    where: { shop, id: orderId },
    select: {
      customerGid: true,
      emailIndex: true,
      currency: true,
      lines: { select: { productGid: true, title: true, priceMinor: true, currentQuantity: true } },
    },
  });
  if (!order) return null;
  const products = await findProducts(
    shop,
    order.lines.flatMap((line) => line.productGid ?? []),
  );
  const byGid = new Map(products.map((product) => [product.gid, product]));
  const bought = order.lines.flatMap((line) => {
    const product = line.productGid === null ? undefined : byGid.get(line.productGid);
    return line.productGid === null ? [] : [describe(line, line.productGid, order.currency, product)];
  });
  return { bought, owned: await findOwned(shop, orderId, order), now };
}

function describe(line: Line, gid: string, currency: string, product: StoredProduct | undefined): BoughtProduct {
  const paid = product === undefined || product.currency === currency ? Number(line.priceMinor) : 0;
  return {
    gid,
    title: product?.title || line.title,
    productType: product?.productType ?? "",
    vendor: product?.vendor ?? "",
    tags: product?.tags ?? [],
    priceMinor: Math.max(paid, product?.priceMinor ?? 0),
    kept: line.currentQuantity > 0,
  };
}

/** Products of the person's other orders, sent back or not: neither is to be sold again. */
async function findOwned(
  shop: string,
  orderId: string,
  person: { customerGid: string | null; emailIndex: Uint8Array<ArrayBuffer> | null },
): Promise<Set<string>> {
  const someone = [
    ...(person.customerGid === null ? [] : [{ customerGid: person.customerGid }]),
    ...(person.emailIndex === null ? [] : [{ emailIndex: person.emailIndex }]),
  ];
  if (someone.length === 0) return new Set();
  const lines = await db.orderLine.findMany({
    where: { shop, productGid: { not: null }, order: { shop, id: { not: orderId }, OR: someone } },
    distinct: ["productGid"],
    select: { productGid: true },
    take: HISTORY_LINES,
  });
  return new Set(lines.flatMap((line) => line.productGid ?? []));
}
