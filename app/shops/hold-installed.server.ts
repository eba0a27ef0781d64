import type { Sql } from "#app/lib/prepared-sql.server.ts";

/**
 * Is the shop still ours to write for? Until the transaction ends, its row cannot go: what is written comes before
 * the shop is erased, or not at all. Settings may be saved meanwhile.
 */
export async function holdInstalled(tx: Sql, shop: string): Promise<boolean> {
  const held = await tx.$queryRaw<{ domain: string }[]>`
    select domain from "Shop" where domain = ${shop} and "uninstalledAt" is null for key share`;
  return held.length > 0;
}
