import { timingSafeEqual } from "node:crypto";

import type { Order } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";

import { nameKeys } from "./order-name.ts";

/** Shops number their orders once, but prefixes may share a number: so many are compared, found or not. */
const CANDIDATES = 5;
const NOBODY = Buffer.alloc(32);

/**
 * Finds an order by its name ("1001", "#1001", "WL-1001") and the e-mail or phone it was placed with.
 * Unknown order and wrong contact are the same answer after the same work.
 */
export async function findOrderBySearch(
  shop: string,
  { name, contact }: { name: string; contact: string },
): Promise<Order | null> {
  const vault = await openVault(shop);
  const { names, number } = nameKeys(name);
  const candidates = await db.order.findMany({
    where: { shop, redactedAt: null, OR: [{ name: { in: names } }, { number }] },
    orderBy: [{ placedAt: "desc" }, { id: "asc" }],
    take: CANDIDATES,
  });
  let found: Order | null = null;
  for (let place = 0; place < CANDIDATES; place += 1) {
    const order = candidates[place] ?? null;
    const matches = matchesContact(vault, order, contact);
    if (matches) found ??= order;
  }
  return found;
}

/** Both indexes are computed and compared whatever the contact looks like. */
function matchesContact(vault: Vault, order: Order | null, contact: string): boolean {
  const email = normalizeEmail(contact);
  const phone = normalizePhone(contact, order?.shipCountry ?? "US");
  const sameEmail = equals(vault.index("email", email ?? ""), order?.emailIndex);
  const samePhone = equals(vault.index("phone", phone ?? ""), order?.phoneIndex);
  return (email !== null && sameEmail) || (phone !== null && samePhone);
}

function equals(index: Uint8Array, stored: Uint8Array | null | undefined): boolean {
  return timingSafeEqual(index, stored ?? NOBODY);
}
