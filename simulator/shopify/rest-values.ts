import { DateTime } from "luxon";

import type { Address } from "./order.ts";

/** Minor units → "12.50". */
export function amount(minor: number): string {
  return (minor / 100).toFixed(2);
}

export function moneySet(minor: number, currency: string) {
  const money = { amount: amount(minor), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}

/** As webhooks write instants: seconds, with the offset of the shop's zone. */
export function instant(date: Date, zone: string): string;
export function instant(date: Date | null, zone: string): string | null;
export function instant(date: Date | null, zone: string): string | null {
  return date && DateTime.fromJSDate(date, { zone }).startOf("second").toISO({ suppressMilliseconds: true });
}

/** The id as a number of any length. */
export function numeric(globalIdOrId: string): bigint {
  return BigInt(globalIdOrId.slice(globalIdOrId.lastIndexOf("/") + 1));
}

export function restAddress(address: Address) {
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: null,
    company: null,
    latitude: null,
    longitude: null,
    name: `${address.firstName} ${address.lastName}`.trim(),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}
