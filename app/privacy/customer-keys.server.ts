import { db } from "#app/db.server.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { gid } from "#app/lib/shopify-id.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";
import { openVault } from "#app/shops/vault.server.ts";

interface NamedCustomer {
  id?: string | null | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
}

/** Turns the person a request names into the keys we store; orders come along even when it names none. */
export async function customerKeysOf(shop: string, customer: NamedCustomer, orderIds: string[]): Promise<CustomerKeys> {
  const vault = await openVault(shop);
  const email = normalizeEmail(customer.email);
  const phone = normalizePhone(customer.phone);
  const keys = {
    customerGid: customer.id ? gid("Customer", customer.id) : null,
    emailIndex: email === null ? null : vault.index("email", email),
    phoneIndex: phone === null ? null : vault.index("phone", phone),
  };
  const named = { ...keys, orderGids: orderIds.map((id) => gid("Order", id)) };
  const known = await db.order.findMany({ where: ordersOf(shop, named), select: { gid: true } });
  return { ...keys, orderGids: [...new Set([...named.orderGids, ...known.map((order) => order.gid)])] };
}
