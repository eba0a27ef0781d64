import type { Order } from "@prisma/client";

import { minorUnits } from "#app/lib/money.ts";
import type { Vault } from "#app/shops/vault.server.ts";

import { checkoutIndexOf } from "./checkout-token.ts";
import { NO_CONTACT, readContact, sealContact } from "./contact.ts";
import type { OrderBody } from "./order-body.ts";

const MAX_NUMBER = 2_147_483_647;

/** An order whose buyer cannot be recognized any more. */
export const NO_KEYS = { customerGid: null, checkoutIndex: null } as const;

/** The columns of an order that a body speaks for. */
export function storedOrder(vault: Vault, body: OrderBody) {
  return {
    name: body.name,
    number: body.number !== null && body.number <= MAX_NUMBER ? body.number : null,
    placedAt: body.placedAt,
    cancelledAt: body.cancelledAt,
    cancelReason: body.cancelReason,
    financialStatus: body.financialStatus,
    currency: body.currency,
    totalMinor: minorUnits(body.total, body.currency),
    subtotalMinor: body.subtotal === null ? null : minorUnits(body.subtotal, body.currency),
    weightG: body.weightG,
    shippingMinor: body.shipping === null ? null : minorUnits(body.shipping, body.currency),
    shippingService: body.shippingService,
    locale: body.locale,
    customerGid: body.customerGid,
    checkoutIndex: checkoutIndexOf(vault, body.checkoutToken),
    acceptsMarketing: body.acceptsMarketing,
    shipCity: body.city,
    shipRegion: body.region,
    shipCountry: body.country,
    ...sealContact(vault, body),
  };
}

export type StoredOrder = ReturnType<typeof storedOrder>;

/**
 * What a newer body changes. Ciphertext differs every time, so people are compared by what is inside; a
 * redacted order stays without a person, whatever a late body says, and customer, checkout, subtotal and delivery once known
 * stay known: not every body tells.
 */
export function changesOf(vault: Vault, known: Order, fresh: StoredOrder): Partial<StoredOrder> {
  const wanted = known.redactedAt
    ? { ...fresh, ...NO_CONTACT, ...NO_KEYS, shipCity: null, shipArea: null }
    : {
        ...fresh,
        subtotalMinor: fresh.subtotalMinor ?? known.subtotalMinor,
        weightG: fresh.weightG ?? known.weightG,
        shippingMinor: fresh.shippingMinor ?? known.shippingMinor,
        shippingService: fresh.shippingService ?? known.shippingService,
        customerGid: fresh.customerGid ?? known.customerGid,
        checkoutIndex: fresh.checkoutIndex ?? known.checkoutIndex,
      };
  const person = (order: Parameters<typeof readContact>[1]) => JSON.stringify(readContact(vault, order));
  const samePerson = person(known) === person(wanted);
  const entries = Object.entries(wanted).filter(([name, value]) => {
    if (name.endsWith("Sealed") && samePerson) return false;
    return textOf(value) !== textOf(known[name as keyof StoredOrder]);
  });
  return Object.fromEntries(entries);
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return value instanceof Date ? value.toISOString() : String(value);
}
