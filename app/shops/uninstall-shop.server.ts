import { transaction } from "#app/db.server.ts";

/**
 * The merchant removed the app: its tokens are gone and nothing is sent any more. The records wait for
 * Shopify's `shop/redact`, which comes two days later unless the app is installed again.
 */
export async function uninstallShop(shop: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.shop.updateMany({ where: { domain: shop, uninstalledAt: null }, data: { uninstalledAt: new Date() } });
    await tx.session.deleteMany({ where: { shop } });
  });
}

/** The merchant granted or revoked scopes; the stored session says what we may do. */
export async function recordScopes(shop: string, scopes: string[]): Promise<void> {
  await transaction(async (tx) => {
    await tx.session.updateMany({ where: { shop }, data: { scope: scopes.join(",") } });
  });
}
