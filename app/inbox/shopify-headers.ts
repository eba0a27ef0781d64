import type { IncomingHttpHeaders } from "node:http";

/** What the headers of a webhook say. Only the body is signed: treat all of this as a claim. */
export interface ShopifyHeaders {
  /** "" when missing or malformed. */
  shop: string;
  topic: string;
  webhookId: string | null;
  eventId: string | null;
  apiVersion: string | null;
  triggeredAt: Date | null;
}

const SHOP = /^[a-z0-9][a-z0-9-]{0,99}\.myshopify\.com$/;
const WORD = /^[\w./:-]{1,200}$/;

/** Whether the text, in lower case, is a shop's domain: `willow.myshopify.com`. */
export function isShopDomain(text: string): boolean {
  return SHOP.test(text);
}

/** Reads both header sets: `x-shopify-…` of webhooks and `shopify-…` of Shopify's newer events. */
export function readShopifyHeaders(headers: IncomingHttpHeaders): ShopifyHeaders {
  const read = (name: string) => text(headers[`x-shopify-${name}`]) ?? text(headers[`shopify-${name}`]);
  const shop = read("shop-domain")?.toLowerCase() ?? "";
  const triggeredAt = new Date(read("triggered-at") ?? "");
  return {
    shop: isShopDomain(shop) ? shop : "",
    topic: word(read("topic"))?.toLowerCase() ?? "",
    webhookId: word(read("webhook-id")),
    eventId: word(read("event-id")),
    apiVersion: word(read("api-version")),
    triggeredAt: Number.isNaN(triggeredAt.getTime()) ? null : triggeredAt,
  };
}

function text(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function word(value: string | null): string | null {
  return value !== null && WORD.test(value) ? value : null;
}
