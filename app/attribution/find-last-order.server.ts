import { sql } from "#app/sql.server.ts";

/** The last order of a customer, or null when none is known. */
export async function findLastOrderOf(shop: string, customerGid: string): Promise<string | null> {
  const [row] = await sql.$queryRaw<{ id: string }[]>`
    select id from "Order" where shop = ${shop} and "customerGid" = ${customerGid}
     order by "placedAt" desc, id limit 1`;
  return row?.id ?? null;
}
