import type { Order } from "@prisma/client";

import { normalizeEmail, normalizePhone, normalizeZip } from "#app/lib/contact.ts";
import type { Vault } from "#app/shops/vault.server.ts";

import { areaOf } from "./area.ts";
import type { OrderBody } from "./order-body.ts";

export interface Contact {
  /** Trimmed, lower case. */
  email: string | null;
  /** E.164 */
  phone: string | null;
  firstName: string | null;
}

type SealedContact = Pick<Order, "emailSealed" | "phoneSealed" | "firstNameSealed">;
type StoredContact = SealedContact & Pick<Order, "emailIndex" | "phoneIndex" | "zipIndex" | "shipArea">;

/** An order without a person in it. */
export const NO_CONTACT = {
  emailSealed: null,
  emailIndex: null,
  phoneSealed: null,
  phoneIndex: null,
  firstNameSealed: null,
  zipIndex: null,
} as const satisfies Omit<StoredContact, "shipArea">;

/** Opens what an order knows of its shopper; all null after redaction. */
export function readContact(vault: Vault, order: SealedContact): Contact {
  return {
    email: order.emailSealed && vault.unseal("Order.emailSealed", order.emailSealed),
    phone: order.phoneSealed && vault.unseal("Order.phoneSealed", order.phoneSealed),
    firstName: order.firstNameSealed && vault.unseal("Order.firstNameSealed", order.firstNameSealed),
  };
}

/** Seals and indexes the shopper of a body. What is no e-mail or phone number is not kept. */
export function sealContact(vault: Vault, body: OrderBody) {
  const email = normalizeEmail(body.email);
  const phone = body.phones.map((one) => normalizePhone(one, body.country)).find((one) => one !== null) ?? null;
  const zip = normalizeZip(body.zip, body.country);
  return {
    emailSealed: email === null ? null : vault.seal("Order.emailSealed", email),
    emailIndex: email === null ? null : vault.index("email", email),
    phoneSealed: phone === null ? null : vault.seal("Order.phoneSealed", phone),
    phoneIndex: phone === null ? null : vault.index("phone", phone),
    firstNameSealed: body.firstName === null ? null : vault.seal("Order.firstNameSealed", body.firstName),
    zipIndex: zip === null ? null : vault.index("zip", zip),
    shipArea: areaOf(body.zip, body.country),
  } satisfies StoredContact;
}
