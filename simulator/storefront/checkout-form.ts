import type { Address, Customer } from "../shopify/order.ts";
import { gid } from "../shopify/store.ts";
import type { World } from "../world.ts";
import { COUNTRIES, type Country } from "./countries.ts";

const GERMANY: Country = { code: "DE", name: "Germany", dialing: "+49" };
const NEEDED = ["email", "firstName", "lastName", "address1", "zip", "city"];

/** Names of the fields the shopper still has to fill in. */
export function missingFields(form: Record<string, string>): string[] {
  const empty = NEEDED.filter((name) => (form[name] ?? "").trim() === "");
  const badEmail = !empty.includes("email") && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email?.trim() ?? "");
  return badEmail ? ["email", ...empty] : empty;
}

/** The customer with this e-mail, or a new one; their address is the one they typed now. */
export function shopperFrom(world: World, form: Record<string, string>): Customer {
  const { shop } = world;
  const typed = (name: string) => (form[name] ?? "").trim();
  const country = COUNTRIES.find((one) => one.code === form.country) ?? GERMANY;
  const phone = toInternational(typed("phone"), country);
  const address = addressFrom(typed, country, phone);
  const email = typed("email");
  const known = shop.customers.find((one) => one.email?.toLowerCase() === email.toLowerCase());
  const now = world.now();
  if (known) return Object.assign(known, { address, phone: phone ?? known.phone, updatedAt: now });

  const id = shop.nextId("Customer");
  const consent = form.marketing === "on" ? "SUBSCRIBED" : "NOT_SUBSCRIBED";
  const customer: Customer = {
    id,
    gid: gid("Customer", id),
    firstName: address.firstName,
    lastName: address.lastName,
    email,
    phone,
    locale: "en",
    address,
    emailMarketing: consent,
    smsMarketing: phone === null ? "NOT_SUBSCRIBED" : consent,
    createdAt: now,
    updatedAt: now,
  };
  shop.customers.push(customer);
  return customer;
}

/** `0151 234567` in Germany → `+49151234567`; null when nothing was typed. */
function toInternational(typed: string, country: Country): string | null {
  const digits = typed.replace(/[^\d+]/g, "");
  if (digits === "") return null;
  if (digits.startsWith("+")) return digits;
  if (digits.startsWith("00")) return `+${digits.slice(2)}`;
  return country.dialing + digits.replace(/^0/, "");
}

function addressFrom(typed: (name: string) => string, country: Country, phone: string | null): Address {
  return {
    firstName: typed("firstName"),
    lastName: typed("lastName"),
    address1: typed("address1"),
    city: typed("city"),
    province: null,
    provinceCode: null,
    zip: typed("zip"),
    country: country.name,
    countryCode: country.code,
    phone,
  };
}
