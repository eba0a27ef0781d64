import { db, transaction } from "#app/db.server.ts";

/**
 * The merchant removed the app: its tokens are gone and nothing is sent any more. The records wait for
 * Shopify's `shop/redact`, which comes two days later unless the app is installed again. When it has been
 * installed again since, the shop and the tokens handed out since are left alone.
 * @param at when it was removed, in Shopify's words; null when they are missing: just now
 * @returns null when the app is there again
 */
export async function uninstallShop(shop: string, at: Date | null): Promise<{ uninstalledAt: Date } | null> {
  const uninstalledAt = at ?? new Date();
  return transaction(async (tx) => {
    await tx.session.deleteMany({ where: { shop, storedAt: { lte: uninstalledAt } } });
    const isBack =
      (await tx.session.count({ where: { shop } })) > 0 ||
      (await tx.shop.count({ where: { domain: shop, uninstalledAt: null, installedAt: { gt: uninstalledAt } } })) > 0;
    if (isBack) return null;
    await tx.shop.updateMany({ where: { domain: shop, uninstalledAt: null }, data: { uninstalledAt: new Date() } });
    return { uninstalledAt };
  });
}

/** The merchant granted or revoked scopes; the stored session says what we may do. */
export async function recordScopes(shop: string, scopes: string[]): Promise<void> {
  // Past Prisma, which would say that the token is new.
  await db.$executeRaw`update "Session" set scope = ${scopes.join(",")} where shop = ${shop}`;
}
