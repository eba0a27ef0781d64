import type { Db } from "#app/db.server.ts";

/** Forgets what the merchant was told; no shopper is in it. */
export async function eraseShop(client: Db, shop: string): Promise<void> {
  await client.merchantAlert.deleteMany({ where: { shop } });
}
