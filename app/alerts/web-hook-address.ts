import { BlockList, isIP } from "node:net";

/** Why an address is not called, as the merchant reads it. */
export const ADDRESS_REFUSALS = {
  not_an_address: "This is not a web address.",
  not_https: "The address must begin with https://.",
  holds_password: "The address must not hold a user name or password.",
  not_public: "The address does not lead to the public internet.",
} as const;

export type AddressRefusal = keyof typeof ADDRESS_REFUSALS;

/** IPv4 that is nobody's on the internet: IANA special-purpose registry, multicast, reserved; 169.254 holds clouds' metadata. */
const RESERVED_V4: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

/** Of IPv6 only global unicast is public (RFC 4291); inside it, what leads into IPv4 by another door is not. */
const GLOBAL_V6: readonly [string, number][] = [["2000::", 3]];
const RESERVED_V6: readonly [string, number][] = [
  ["2001::", 23], // IETF protocol assignments, Teredo among them
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4
  ["3fff::", 20],
];

const reserved4 = listOf(RESERVED_V4, "ipv4");
const global6 = listOf(GLOBAL_V6, "ipv6");
const reserved6 = listOf(RESERVED_V6, "ipv6");

/** Whether an IP address belongs to the public internet; also IPv4 written as IPv6 is not taken for it. */
export function isPublicIp(ip: string): boolean {
  if (isIP(ip) === 4) return !reserved4.check(ip, "ipv4");
  return isIP(ip) === 6 && global6.check(ip, "ipv6") && !reserved6.check(ip, "ipv6");
}

const loopback = listOf([["127.0.0.0", 8]], "ipv4");

export interface AddressRules {
  /** This machine may be called, and without TLS: where everything outside is pretended. */
  allowLoopback: boolean;
}

/** Whether an IP address may be called. */
export function isCallable(ip: string, { allowLoopback }: AddressRules): boolean {
  return isPublicIp(ip) || (allowLoopback && (ip === "::1" || (isIP(ip) === 4 && loopback.check(ip, "ipv4"))));
}

/** The IP address that stands in a web address itself, without the brackets; null where it is a name. */
export function ipIn(url: URL): string | null {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? null : host;
}

/** What speaks against an address before anybody is asked where it leads. */
export function refuseAddress(address: string, rules: AddressRules): AddressRefusal | null {
  if (!URL.canParse(address)) return "not_an_address";
  const url = new URL(address);
  const ip = ipIn(url);
  const isHere = rules.allowLoopback && (url.hostname === "localhost" || (ip !== null && isCallable(ip, rules)));
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isHere)) return "not_https";
  if (url.username !== "" || url.password !== "") return "holds_password";
  return ip === null || isCallable(ip, rules) ? null : "not_public";
}

function listOf(ranges: readonly [string, number][], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
}
