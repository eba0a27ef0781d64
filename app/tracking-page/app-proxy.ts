import { createHmac, timingSafeEqual } from "node:crypto";

import { gid } from "#app/lib/shopify-id.ts";

/** A request that Shopify forwarded from a shop's own domain, after every check. */
export interface ProxyCall {
  shop: string;
  /** Where the shop mounts us, e.g. `/apps/track`. */
  pathPrefix: string;
  /** The same below the language's folder that the visitor is in, e.g. `/fr/apps/track`. */
  visitedPrefix: string;
  /** Only the fragment is wanted, without the theme around it. */
  fragment: boolean;
  /** Who is logged in at the shop, `gid://shopify/Customer/1`; never enough to open an order. */
  customerGid: string | null;
  /** The language the visitor's page is in; good for choosing words and for nothing else. */
  locale: string | null;
  /** Hash of the view the visitor already has. */
  version: string | null;
}

export type ProxyVerdict =
  | { kind: "call"; call: ProxyCall }
  | { kind: "redirect"; to: string }
  | { kind: "refused"; status: 400 | 401; why: string };

/**
 * Names and the only shapes their values may have. The signature covers `key=value` pairs run together
 * without a separator, so a value holding `=` could be re-split into other parameters under the same
 * signature: none of these patterns admits one, and no other name is let through.
 */
const PATTERNS: Record<string, RegExp> = {
  shop: /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/,
  path_prefix: /^(?:\/[a-z]{2,3}(?:-[A-Za-z]{2,4})?)?\/(?:a|apps|community|tools)\/[A-Za-z0-9_-]{1,60}$/,
  timestamp: /^\d{10}$/,
  logged_in_customer_id: /^\d{0,20}$/,
  signature: /^[0-9a-f]{64}$/,
  view: /^fragment$/,
  locale: /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/,
  v: /^[A-Za-z0-9_-]{8,32}$/,
};
const REQUIRED = ["shop", "path_prefix", "timestamp", "signature"] as const;
/** A shop in several languages may put each into a folder of its own. */
const FOLDER = /^\/([a-z]{2,3}(?:-[A-Za-z]{2,4})?)(?=\/(?:a|apps|community|tools)\/)/;
const MAX_AGE_SECONDS = 90;
const MOUNT = "/proxy/track";

/**
 * Judges an app proxy request by its method and address alone.
 * @param secrets the app secret, and the one before it while a rotation is under way
 * @param now the present, for the age of the signature (90 s either way)
 */
export function judgeProxyRequest(method: string, address: URL, secrets: readonly string[], now: Date): ProxyVerdict {
  const values = new Map<string, string[]>();
  for (const [name, value] of address.searchParams) values.set(name, [...(values.get(name) ?? []), value]);

  const fits = (name: string) => PATTERNS[name]?.test(values.get(name)?.[0] ?? "") ?? false;
  const once = (name: string) => values.get(name)?.length === 1;
  if (!REQUIRED.every((name) => once(name) && fits(name)))
    return refuse(400, "a signed parameter is missing or malformed");
  if (!isSigned(values, secrets)) return refuse(401, "the signature does not match");

  const one = (name: string) => values.get(name)?.[0] ?? "";
  if (Math.abs(now.getTime() / 1000 - Number(one("timestamp"))) > MAX_AGE_SECONDS) return refuse(401, "too old");

  const strangers = [...values.keys()].filter((name) => !(name in PATTERNS) || !once(name) || !fits(name));
  if (strangers.length === 0) {
    return { kind: "call", call: callOf(values) };
  }
  if (method !== "GET" && method !== "HEAD") return refuse(400, "unknown parameters");
  return { kind: "redirect", to: cleanPath(address.pathname, one("path_prefix")) };
}

/** Of values that were all found to fit their pattern. */
function callOf(values: ReadonlyMap<string, readonly string[]>): ProxyCall {
  const one = (name: string) => values.get(name)?.[0] ?? "";
  const customer = one("logged_in_customer_id");
  return {
    shop: one("shop"),
    pathPrefix: one("path_prefix").replace(FOLDER, ""),
    visitedPrefix: one("path_prefix"),
    fragment: values.has("view"),
    customerGid: customer === "" ? null : gid("Customer", customer),
    locale: one("locale") || (FOLDER.exec(one("path_prefix"))?.[1] ?? null),
    version: one("v") || null,
  };
}

/** Hex HMAC-SHA256 as Shopify makes it: sorted names, repeated values joined by commas, no separators. */
export function signProxyQuery(values: ReadonlyMap<string, readonly string[]>, secret: string): string {
  const pairs = [...values].filter(([name]) => name !== "signature").map(([name, list]) => `${name}=${list.join(",")}`);
  return createHmac("sha256", secret).update(pairs.sort().join("")).digest("hex");
}

function isSigned(values: ReadonlyMap<string, readonly string[]>, secrets: readonly string[]): boolean {
  const given = Buffer.from(values.get("signature")?.[0] ?? "", "hex");
  const matches = secrets.map((secret) => timingSafeEqual(Buffer.from(signProxyQuery(values, secret), "hex"), given));
  return matches.includes(true);
}

/** The same page on the shop's domain without its query: a path, so it cannot lead anywhere else. */
function cleanPath(pathname: string, pathPrefix: string): string {
  const rest = pathname.startsWith(MOUNT) ? pathname.slice(MOUNT.length) : "";
  return /^(?:\/[A-Za-z0-9_-]+)*(?:\/|\.ics)?$/.test(rest) ? pathPrefix + rest : pathPrefix;
}

function refuse(status: 400 | 401, why: string): ProxyVerdict {
  return { kind: "refused", status, why };
}
