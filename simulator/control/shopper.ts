import { z } from "zod";

import type { Customer } from "../shopify/order.ts";
import { gid } from "../shopify/store.ts";
import { COUNTRIES } from "../willow/places.ts";
import type { World } from "../world.ts";

export const shopperSchema = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  name: z.string().default("Ana Silva"),
  /** Two letters. */
  country: z.string().length(2).default("DE"),
  locale: z.string().default("en"),
});

/** The customer with this e-mail, or a new one. Without e-mail and phone: Ana, the first customer. */
export function findOrInviteCustomer(world: World, shopper: z.infer<typeof shopperSchema>): Customer {
  const { customers } = world.shop;
  const { email = null, phone = null } = shopper;
  const known = email || phone ? customers.find((one) => email !== null && one.email === email) : customers[0];
  if (known) return Object.assign(known, phone ? { phone } : {});
  const customer = inviteCustomer(world, shopper);
  customers.push(customer);
  return customer;
}

function inviteCustomer(world: World, shopper: z.infer<typeof shopperSchema>): Customer {
  const id = world.shop.nextId("Customer");
  const [firstName = "", ...rest] = shopper.name.split(" ");
  const lastName = rest.join(" ");
  const country = COUNTRIES.find((one) => one.code === shopper.country);
  const [city = "Berlin", province = "", provinceCode = "", zip = "10967"] = (country?.places[0] ?? "").split(/ ?\| ?/);
  return {
    id,
    gid: gid("Customer", id),
    firstName,
    lastName,
    email: shopper.email ?? null,
    phone: shopper.phone ?? null,
    locale: shopper.locale,
    address: {
      firstName,
      lastName,
      address1: `${country?.streets[0] ?? "Main Street"} 12`,
      city,
      province: province || null,
      provinceCode: provinceCode || null,
      zip,
      country: country?.name ?? shopper.country,
      countryCode: shopper.country,
      phone: shopper.phone ?? null,
    },
    emailMarketing: "NOT_SUBSCRIBED",
    smsMarketing: "NOT_SUBSCRIBED",
    createdAt: world.now(),
    updatedAt: world.now(),
  };
}
