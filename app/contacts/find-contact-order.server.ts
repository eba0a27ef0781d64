import { db } from "#app/db.server.ts";
import { nameKeys } from "#app/orders/order-name.ts";
import type { Vault } from "#app/shops/vault.server.ts";

import type { HelpdeskBody } from "./helpdesk-body.ts";

/** Prefixes may share a number: so many orders of one number are looked at. */
const CANDIDATES = 10;
const SAME_PERSON_DAYS = 180;

type Asked = Pick<HelpdeskBody, "order" | "email" | "at">;

/**
 * The order a ticket is about: by its number, which the e-mail settles where several share it; without a number the
 * latest order of that address in the half year before. Null when nothing fits.
 */
export async function findContactOrder(shop: string, vault: Vault, asked: Asked): Promise<string | null> {
  const emailIndex = asked.email === null ? null : vault.index("email", asked.email);
  if (asked.order !== null) return findByNumber(shop, asked.order, emailIndex);
  if (emailIndex === null) return null;
  const since = new Date(asked.at.getTime() - SAME_PERSON_DAYS * 86_400_000);
  const latest = await db.order.findFirst({
    where: { shop, redactedAt: null, emailIndex, placedAt: { gte: since, lte: asked.at } },
    orderBy: { placedAt: "desc" },
    select: { id: true },
  });
  return latest?.id ?? null;
}

async function findByNumber(shop: string, typed: string, emailIndex: Buffer | null): Promise<string | null> {
  const { names, number } = nameKeys(typed);
  const orders = await db.order.findMany({
    where: { shop, redactedAt: null, OR: [{ name: { in: names } }, { number }] },
    orderBy: { placedAt: "desc" },
    take: CANDIDATES,
    select: { id: true, name: true, emailIndex: true },
  });
  const theirs = orders.find((order) => emailIndex !== null && order.emailIndex && emailIndex.equals(order.emailIndex));
  const named = orders.find((order) => names.includes(order.name));
  const only = orders.length === 1 ? orders[0] : undefined;
  return (theirs ?? named ?? only)?.id ?? null;
}
