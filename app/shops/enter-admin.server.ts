import { authenticate } from "#app/shopify.server.ts";

import { ensureInstalled } from "./install-shop.server.ts";

/**
 * The first move of every admin route: who is calling, and is their shop known to us?
 * Loaders of one page run side by side, so each of them makes sure of the shop itself.
 * @returns the shop, and the number Shopify has given the member of its staff
 * @throws Response when the caller must sign in first
 */
export async function enterAdmin(request: Request): Promise<{ shop: string; staff: string | null }> {
  const { session, sessionToken } = await authenticate.admin(request);
  await ensureInstalled(session.shop);
  return { shop: session.shop, staff: sessionToken?.sub ?? null };
}
