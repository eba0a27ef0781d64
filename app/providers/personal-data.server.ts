import type { Db } from "#app/db.server.ts";

/** Shoppers are not in here, only the shop's own credentials. */
export function redactCustomer(): Promise<number> {
  return Promise.resolve(0);
}

/** Forgets the shop's own accounts and what became of them. */
export async function eraseShop(client: Db, shop: string): Promise<void> {
  await client.providerAccount.deleteMany({ where: { shop } });
  await client.providerHealth.deleteMany({ where: { account: { startsWith: `${shop}|` } } });
}
