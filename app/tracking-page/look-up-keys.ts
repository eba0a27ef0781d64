import { isIPv6 } from "node:net";

import { nameKeys } from "#app/orders/order-name.ts";

/**
 * What tries for one order are counted by. Whatever finds the same order by its number is one order to count:
 * "#1001", "1001", "WL-1001" and "x1001".
 */
export function orderKey(order: string): string {
  const { names, number } = nameKeys(order);
  return number === -1 ? (names[0] ?? "").toUpperCase() : String(number);
}

/**
 * The client's address as Shopify tells it, the first one of the list; only to be asked of a request whose
 * signature was checked. A home has a whole IPv6 /64, so that much counts as one.
 */
export function addressKey(forwardedFor: string | null): string {
  const address = forwardedFor?.split(",")[0]?.trim() ?? "";
  if (!isIPv6(address)) return address.slice(0, 64);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? expandIPv6(address).slice(0, 4).join(":");
}

function expandIPv6(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const start = groups(head);
  const end = groups(tail);
  const gap = tail === undefined ? 0 : Math.max(8 - start.length - end.length, 0);
  return [...start, ...Array.from({ length: gap }, () => "0"), ...end].map((group) => group.replace(/^0+(?=.)/, ""));
}
