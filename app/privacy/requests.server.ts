import { db, transaction } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { Unreadable } from "#app/inbox/unreadable.ts";
import { findShop } from "#app/shops/shop.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

import type { CustomerRedactBody, DataRequestBody, ShopRedactBody } from "./compliance-body.ts";
import { customerKeysOf } from "./customer-keys.server.ts";
import { OWNERS } from "./owners.server.ts";

const EXPORT_FIELD = "PrivacyRequest.export";

/** Gathers what is stored about a customer into one sealed export, for the merchant to open and pass on. */
export async function exportForCustomer(shop: string, body: DataRequestBody): Promise<void> {
  refuseOtherShop(shop, body.shop_domain);
  const customer = await customerKeysOf(shop, body.customer, body.orders_requested);
  const found: Record<string, unknown> = {};
  for (const [name, owner] of Object.entries(OWNERS)) {
    if (owner.exportCustomer) found[name] = await owner.exportCustomer(shop, customer);
  }
  const vault = await openVault(shop);
  await db.privacyRequest.create({
    data: {
      shop,
      kind: "data_request",
      customerGid: customer.customerGid,
      completedAt: new Date(),
      exportSealed: vault.seal(EXPORT_FIELD, JSON.stringify(found)),
      summary: { orders: customer.orderGids.length },
    },
  });
}

/** The export as JSON text, or null when there is none (any more). */
export async function openExport(shop: string, id: string): Promise<string | null> {
  const request = await db.privacyRequest.findFirst({ where: { id, shop }, select: { exportSealed: true } });
  if (!request?.exportSealed) return null;
  return (await openVault(shop)).unseal(EXPORT_FIELD, request.exportSealed);
}

/** Forgets a customer: what identifies them goes, counted facts stay, opt-outs stay as hashes. */
export async function redactCustomer(shop: string, body: CustomerRedactBody): Promise<void> {
  refuseOtherShop(shop, body.shop_domain);
  const customer = await customerKeysOf(shop, body.customer, body.orders_to_redact);
  await transaction(async (tx) => {
    const summary: Record<string, number> = {};
    for (const [name, owner] of Object.entries(OWNERS)) {
      if (owner.redactCustomer) summary[name] = await owner.redactCustomer(tx, shop, customer);
    }
    // Exports and raw webhooks of this shop may hold the same person.
    await tx.privacyRequest.updateMany({
      where: { shop, customerGid: customer.customerGid },
      data: { exportSealed: null },
    });
    await tx.inboxItem.updateMany({
      where: { shop, state: { not: "received" }, body: { not: null } },
      data: { body: null },
    });
    const kind = "customer_redact";
    // The customer's own id is personal data too: the record says only what was done.
    await tx.privacyRequest.create({ data: { shop, kind, completedAt: new Date(), summary } });
  });
}

/**
 * Forgets a shop: its rows go, and its data key with them. A shop that has come back is left alone. A large
 * shop takes longer than a transaction may, so each step stands for itself: the next try goes on, and the
 * shop's own row goes last.
 */
export async function redactShop(shop: string, body: ShopRedactBody): Promise<void> {
  refuseOtherShop(shop, body.shop_domain);
  const known = await findShop(shop);
  if (!known?.uninstalledAt) {
    logger.warn({ shop }, "shop/redact for a shop that is installed or unknown: nothing erased");
    return;
  }
  // What is being written for it at this moment was begun before it left: that comes first, and is erased too.
  await db.$executeRaw`select domain from "Shop" where domain = ${shop} for update`;
  for (const owner of Object.values(OWNERS)) await owner.eraseShop(db, shop);
  await transaction(async (tx) => {
    const where = { shop };
    await tx.privacyRequest.deleteMany({ where });
    await tx.syncRun.deleteMany({ where });
    await tx.syncCursor.deleteMany({ where });
    await tx.session.deleteMany({ where });
    await tx.inboxItem.updateMany({ where, data: { body: null } });
    await tx.shop.deleteMany({ where: { domain: shop, uninstalledAt: { not: null } } });
  });
}

/** Headers are not signed, bodies are: a destructive request must name the same shop in both. */
function refuseOtherShop(shop: string, named: string) {
  if (shop !== named) throw new Unreadable(`The request names another shop than its header (${shop})`);
}
