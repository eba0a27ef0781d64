import type { Customer } from "../shopify/order.ts";
import { gid, type ShopStore } from "../shopify/store.ts";
import type { Chance } from "./chance.ts";
import { LANES } from "./lanes.ts";
import { COUNTRIES, type Country } from "./places.ts";

const DAY_MS = 86_400_000;

/** Ana comes first: she is the shopper of the stories. Addresses end in `.example`, so nothing can reach a stranger. */
export function invitePeople(shop: ShopStore, count: number, chance: Chance, anchor: Date): void {
  const home = COUNTRIES[0];
  if (!home) return;
  shop.customers.push(makeCustomer(shop, home, "Ana", "Silva", chance, anchor));
  const shares = COUNTRIES.map(
    (one) => [one, LANES.find((lane) => lane.countryCode === one.code)?.share ?? 1] as const,
  );
  while (shop.customers.length < count) {
    const country = chance.weighted(shares);
    const [first, last] = [chance.pick(country.firstNames), chance.pick(country.lastNames)];
    shop.customers.push(makeCustomer(shop, country, first, last, chance, anchor));
  }
}

function makeCustomer(
  shop: ShopStore,
  country: Country,
  firstName: string,
  lastName: string,
  chance: Chance,
  anchor: Date,
): Customer {
  const id = shop.nextId("Customer");
  const [city = "", province = "", provinceCode = "", zip = ""] = chance.pick(country.places).split(/ ?\| ?/);
  const isAna = shop.customers.length === 0;
  const phone = isAna || chance.happens(0.6) ? country.phone.replace(/#/g, () => String(chance.between(0, 9))) : null;
  const createdAt = new Date(anchor.getTime() - chance.between(61, 700) * DAY_MS);
  const number = shop.customers.length;
  return {
    id,
    gid: gid("Customer", id),
    firstName,
    lastName,
    email: `${plain(firstName)}.${plain(lastName)}${isAna ? "" : number}@mail.example`,
    phone,
    locale: isAna ? "en" : country.locale,
    address: {
      firstName,
      lastName,
      address1: `${chance.pick(country.streets)} ${chance.between(1, 140)}`,
      city,
      province: province || null,
      provinceCode: provinceCode || null,
      zip,
      country: country.name,
      countryCode: country.code,
      phone,
    },
    emailMarketing: chance.happens(0.4) ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
    smsMarketing: phone && chance.happens(0.2) ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
    createdAt,
    updatedAt: createdAt,
  };
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[^a-zA-Z]/g, "")
    .toLowerCase();
}
