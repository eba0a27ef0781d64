import { toStandIn } from "../admin/addresses.ts";

export const BRIDGE_PATH = "/__bridge/app-bridge.js";
/** Takes the place of everything else on Shopify's CDN: fonts and their styles, answered empty. */
export const CDN_PATH = "/__bridge/cdn/";

const CDN = "https://cdn.shopify.com/";
const BRIDGE = `${CDN}shopifycloud/app-bridge.js`;

/** The page with Shopify's script replaced by the stand-in, and no other request to Shopify's CDN. */
export function rewriteHtml(html: string): string {
  return html.replaceAll(BRIDGE, BRIDGE_PATH).replace(/(\shref=["'])https:\/\/cdn\.shopify\.com\//g, `$1${CDN_PATH}`);
}

interface Places {
  adminUrl: string;
  shop: string;
}

/** Headers that point to Shopify point to its stand-ins; all others stay as they are. */
export function rewriteHeader(name: string, value: string, places: Places): string | null {
  switch (name.toLowerCase()) {
    case "location":
    case "x-shopify-api-request-failure-reauthorize-url":
      return toStandIn(value, places.adminUrl, places.shop);
    case "content-security-policy":
      return allowFrame(value, places.adminUrl);
    case "link":
      return dropCdn(value);
    default:
      return value;
  }
}

/** Who may frame the page for the real admin may do so for the stand-in; a page that forbids framing still does. */
function allowFrame(policy: string, adminUrl: string): string {
  return policy
    .split(";")
    .map((directive) => {
      const rule = directive.trim();
      if (rule.startsWith("frame-ancestors ") && rule.includes("https://admin.shopify.com"))
        return `${rule} ${adminUrl}`;
      if (/^script-src(-elem)? /.test(rule) && rule.includes("https://cdn.shopify.com") && !rule.includes("'self'")) {
        return `${rule} 'self'`;
      }
      return rule;
    })
    .join("; ")
    .trim();
}

/** Preloads of what is no longer fetched would only cause warnings; null when nothing is left. */
function dropCdn(value: string): string | null {
  const kept = value.split(/,\s*(?=<)/).filter((link) => !link.includes(CDN));
  return kept.length === 0 ? null : kept.join(", ");
}
