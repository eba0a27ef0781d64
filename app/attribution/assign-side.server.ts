import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { openVaultOf } from "#app/shops/vault.server.ts";
import { parsePickSettings } from "#app/recommendations/pick-settings.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { isHeldOut } from "./side.ts";

interface OrderRow {
  customerGid: string | null;
  emailIndex: Uint8Array | null;
  dataKey: Uint8Array;
  pickSettings: unknown;
  /** Of the oldest order of the same customer or the same e-mail address. */
  personIndex: Uint8Array | null;
  /** Of any order of theirs. */
  optedOutAt: Date | null;
}

/**
 * Gives an order its place in the comparison, once: who its shopper is, and on which side they stand. Orders of one
 * customer, or of one e-mail address, are one person's. Whoever cannot be recognized again (no customer, no e-mail,
 * redacted), or does not want to be, gets no place: they see picks, and are counted on neither side.
 */
export async function assignSide(shop: string, orderId: string): Promise<void> {
  const waiting = await read(sql, shop, orderId);
  if (!waiting) return;
  await sqlTransaction(async (tx) => {
    // Two first orders of one person, read at once, would be two people's.
    for (const name of namesOf(waiting)) {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`person|${shop}|${name}`}))`;
    }
    const order = await read(tx, shop, orderId);
    if (order?.optedOutAt) await optOut(tx, shop, orderId, order.optedOutAt);
    else if (order) await take(tx, shop, orderId, order);
  });
}

/** By what somebody is recognized again, always in the same order, so that nobody waits for who waits for them. */
function namesOf({ emailIndex, customerGid }: OrderRow): string[] {
  const email = emailIndex && Buffer.from(emailIndex).toString("hex");
  return [customerGid, email].filter((name) => name !== null);
}

/** Undefined for an order that has its place, or gets none. */
async function read(tx: Sql, shop: string, orderId: string): Promise<OrderRow | undefined> {
  const [order] = await tx.$queryRaw<OrderRow[]>`
    select bought."customerGid", bought."emailIndex", tenant."dataKey", tenant."pickSettings", known.*
      from "Order" bought
      join "Shop" tenant on tenant.domain = bought.shop
      left join "PickTrial" own on own."orderId" = bought.id
     cross join lateral (
       select (array_agg(trial."personIndex" order by trial."assignedAt", trial."orderId")
                 filter (where trial."orderId" is not null))[1] as "personIndex",
              max(other."optedOutAt") as "optedOutAt"
         from "Order" other left join "PickTrial" trial on trial."orderId" = other.id
        where other.shop = bought.shop
          and (other."customerGid" = bought."customerGid" or other."emailIndex" = bought."emailIndex")) known
     where bought.shop = ${shop} and bought.id = ${orderId}::uuid and own."orderId" is null
       and bought."redactedAt" is null and coalesce(bought."customerGid", encode(bought."emailIndex", 'hex')) is not null`;
  return order;
}

async function take(tx: Sql, shop: string, orderId: string, order: OrderRow): Promise<void> {
  const key = order.emailIndex ? Buffer.from(order.emailIndex).toString("hex") : (order.customerGid ?? "");
  const vault = openVaultOf({ domain: shop, dataKey: order.dataKey });
  const personIndex = order.personIndex ?? vault.index("person", key);
  const { holdOutPercent } = parsePickSettings(order.pickSettings);
  await tx.$executeRaw`
    insert into "PickTrial" (shop, "orderId", "personIndex", "isHeldOut", percent)
    select shop, id, ${personIndex}::bytea, ${isHeldOut(personIndex, holdOutPercent)}, ${holdOutPercent}::int
      from "Order" where shop = ${shop} and id = ${orderId}::uuid
       and "redactedAt" is null and "optedOutAt" is null
        on conflict ("orderId") do nothing`;
}

/** What somebody wished for one order holds for the next. */
async function optOut(tx: Sql, shop: string, orderId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    update "Order" set "optedOutAt" = ${at}
     where shop = ${shop} and id = ${orderId}::uuid and "optedOutAt" is null`;
}
