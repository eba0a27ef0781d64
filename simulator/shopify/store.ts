import type { Market } from "./market.ts";
import type { Collection, Product, Variant } from "./product.ts";
import type { Customer, Order, Fulfillment } from "./order.ts";

/** One shop's whole state in memory. Dates are instants; money is in minor units of `currency`. */
export interface ShopStore {
  id: string;
  gid: string;
  /** The myshopify domain: `willow.myshopify.com`. */
  domain: string;
  name: string;
  email: string;
  /** IANA zone. */
  timezone: string;
  currency: string;
  countryCode: string;
  /** Where it sells otherwise than at home; nowhere, when left out. */
  markets?: Market[];
  /** Host (and port) of the storefront, without a scheme. */
  primaryDomain: string;
  products: Product[];
  collections: Collection[];
  customers: Customer[];
  /** Oldest first. */
  orders: Order[];
  metafields: Metafield[];
  locations: Location[];
  /** Set at the first token exchange: webhooks go out from then on. */
  installedAt: Date | null;
  tokens: AccessToken[];
  /** Optional scopes that the merchant has allowed since the install. */
  grantedScopes: string[];
  bulkOperations: BulkOperation[];
  /** The next free id of a kind, as digits. Orders, lines and fulfillments have ids beyond 2^53, like the real ones. */
  nextId(kind: string): string;
}

export interface Metafield {
  gid: string;
  ownerGid: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface Location {
  id: string;
  gid: string;
  name: string;
  city: string;
  countryCode: string;
  provinceCode?: string;
  zip?: string;
  /** Run by an app that tells with every fulfillment which address it left; by itself Shopify tells none. */
  tellsOrigin?: boolean;
}

export interface AccessToken {
  accessToken: string;
  refreshToken: string;
  scope: string;
  kind: "offline" | "online";
  expiresAt: Date;
  refreshExpiresAt: Date;
  /** The session token it was exchanged for, so that a repeated exchange gives the same answer. */
  subject: string;
}

export interface BulkOperation {
  gid: string;
  query: string;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELED";
  errorCode: string | null;
  createdAt: Date;
  completedAt: Date | null;
  objectCount: number;
  rootObjectCount: number;
  /** The result, one JSON object per line. */
  jsonl: string | null;
}

/** `gid("Order", "1")` → `gid://shopify/Order/1` */
export function gid(kind: string, id: string): string {
  return `gid://shopify/${kind}/${id}`;
}

/** `gid://shopify/Order/1` → `1` */
export function idOf(globalId: string): string {
  return globalId.slice(globalId.lastIndexOf("/") + 1);
}

export function findOrder(shop: ShopStore, gidOrName: string): Order | undefined {
  return shop.orders.find((order) => order.gid === gidOrName || order.name === gidOrName);
}

export function findFulfillment(shop: ShopStore, gid: string): { order: Order; fulfillment: Fulfillment } | undefined {
  for (const order of shop.orders) {
    const fulfillment = order.fulfillments.find((one) => one.gid === gid);
    if (fulfillment) return { order, fulfillment };
  }
  return undefined;
}

/** Where a fulfillment says that it left from; null when it says nothing, as most do. */
export function toldOrigin(shop: ShopStore, { locationGid }: Fulfillment): Location | null {
  return shop.locations.find(({ gid, tellsOrigin }) => gid === locationGid && tellsOrigin) ?? null;
}

export function findProduct(shop: ShopStore, gidOrHandle: string): Product | undefined {
  return shop.products.find((product) => product.gid === gidOrHandle || product.handle === gidOrHandle);
}

export function findVariant(shop: ShopStore, gid: string): { product: Product; variant: Variant } | undefined {
  for (const product of shop.products) {
    const variant = product.variants.find((one) => one.gid === gid);
    if (variant) return { product, variant };
  }
  return undefined;
}
