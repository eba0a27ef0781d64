import type { Order } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { normalizeEmail, normalizePhone, normalizeZip } from "#app/lib/contact.ts";
import { sameBytes } from "#app/lib/same-bytes.ts";
import { openVault, type Vault } from "#app/shops/vault.server.ts";

import type { TypedSearch } from "./typed-search.ts";

/** Shops number their orders once, but prefixes may share a number: so many are compared, found or not. */
const CANDIDATES = 5;

/** What a search has earned: the postcode is known to neighbors and strangers, so it opens less. */
export interface FoundOrder {
  orderId: string;
  opens: "everything" | "glimpse";
}

/**
 * Finds an order by its name ("1001", "#1001", "WL-1001") and the e-mail, phone or postcode it was placed with.
 * Unknown order and wrong contact are the same answer after the same work.
 */
export async function findOrderBySearch(
  shop: string,
  { order, contact }: Pick<TypedSearch, "order" | "contact">,
): Promise<FoundOrder | null> {
  const { names, number } = order ?? { names: [], number: -1 };
  const [vault, home, candidates] = await Promise.all([
    openVault(shop),
    db.shop.findUnique({ where: { domain: shop }, select: { countryCode: true } }),
    db.order.findMany({
      where: { shop, redactedAt: null, OR: [{ name: { in: names } }, { number }] },
      orderBy: [{ placedAt: "desc" }, { id: "asc" }],
      take: CANDIDATES,
    }),
  ]);
  const found: Record<FoundOrder["opens"], string | null> = { everything: null, glimpse: null };
  for (let place = 0; place < CANDIDATES; place += 1) {
    const candidate = candidates[place] ?? null;
    const same = compare(vault, candidate, contact ?? "", home?.countryCode ?? null);
    if (candidate && same.contact) found.everything ??= candidate.id;
    if (candidate && same.zip) found.glimpse ??= candidate.id;
  }
  if (found.everything !== null) return { orderId: found.everything, opens: "everything" };
  return found.glimpse === null ? null : { orderId: found.glimpse, opens: "glimpse" };
}

/** Every index is computed and compared whatever the contact looks like, and whether or not there is an order. */
function compare(vault: Vault, order: Order | null, contact: string, homeCountry: string | null) {
  const is = (kind: "email" | "phone" | "zip", text: string | null, stored: Uint8Array | null | undefined) => {
    const isSame = sameBytes(vault.index(kind, text ?? ""), stored);
    return text !== null && isSame;
  };
  const country = order?.shipCountry ?? "US";
  const isEmail = is("email", normalizeEmail(contact), order?.emailIndex);
  const isPhone = is("phone", normalizePhone(contact, country), order?.phoneIndex);
  // A shopper who has something sent abroad still writes their own number as at home.
  const isHomePhone = is("phone", normalizePhone(contact, homeCountry ?? country), order?.phoneIndex);
  return {
    contact: isEmail || isPhone || isHomePhone,
    zip: is("zip", normalizeZip(contact, country), order?.zipIndex),
  };
}
