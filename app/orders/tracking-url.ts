/** Where a tracking link lives: on the shop's own address, under the app proxy's path. */
export interface TrackingPlace {
  /** Null until known: then the myshopify domain serves. */
  storefrontUrl: string | null;
  /** `/apps/track` unless the merchant moved it. */
  pathPrefix: string;
  domain?: string;
}

/**
 * The page of one order, as it stands in messages.
 * @throws Error when neither a storefront nor a domain is known
 */
export function trackingUrl({ storefrontUrl, pathPrefix, domain }: TrackingPlace, token: string): string {
  const origin = storefrontUrl ?? (domain ? `https://${domain}` : null);
  if (origin === null) throw new Error("A tracking link needs the shop's address");
  return `${origin.replace(/\/+$/, "")}/${pathPrefix.replaceAll(/^\/+|\/+$/g, "")}/t/${token}`;
}
