import { isIPv6 } from "node:net";

/** "#1001", "1001 " and "# 1001" are one order to count. */
export function orderKey(order: string): string {
  return order.toLowerCase().replaceAll(/[\s#]+/g, "");
}

/**
 * The client's address as Shopify tells it, the first one of the list; only to be asked of a request whose
 * signature was checked. A home has a whole IPv6 /64, so that much counts as one.
 */
export function addressKey(forwardedFor: string | null): string {
  const address = forwardedFor?.split(",")[0]?.trim() ?? "";
  return isIPv6(address) ? expandIPv6(address).slice(0, 4).join(":") : address.slice(0, 64);
}

function expandIPv6(address: string): string[] {
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const start = groups(head);
  const end = groups(tail);
  const gap = tail === undefined ? 0 : Math.max(8 - start.length - end.length, 0);
  return [...start, ...Array.from({ length: gap }, () => "0"), ...end].map((group) => group.replace(/^0+(?=.)/, ""));
}
