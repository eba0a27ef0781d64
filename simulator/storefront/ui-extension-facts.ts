import type { Order } from "../shopify/order.ts";
import type { World } from "../world.ts";
import { type Surface, TARGETS } from "./ui-extension.ts";

/** The plain values behind the `shopify` global of an extension (API 2026-07); signals are made of them in the browser. */
export function factsForExtension(world: World, surface: Surface, order: Order, isLoggedIn: boolean, locale: string) {
  const { shop, config } = world;
  const confirmation = order.token.slice(0, 9).toUpperCase();
  const shared = {
    checkoutToken: order.checkoutToken,
    settings: {},
    localization: {
      language: { isoCode: locale },
      extensionLanguage: { isoCode: locale },
      country: order.shippingAddress && { isoCode: order.shippingAddress.countryCode },
      currency: { isoCode: order.currency },
      timezone: shop.timezone,
    },
  };
  const values =
    surface === "order_status"
      ? {
          ...shared,
          order: {
            id: order.gid,
            name: order.name,
            confirmationNumber: confirmation,
            processedAt: order.createdAt.toISOString(),
            cancelledAt: order.cancelledAt?.toISOString(),
          },
          authenticationState: isLoggedIn ? "fully_authenticated" : "pre_authenticated",
        }
      : {
          ...shared,
          // On the thank-you page Shopify names the order by an identity of its own.
          orderConfirmation: {
            order: { id: order.gid.replace("/Order/", "/OrderIdentity/") },
            number: confirmation,
            isFirstOrder: false,
          },
        };
  return {
    values,
    target: TARGETS[surface],
    shop: {
      id: `gid://shopify/Shop/${shop.id}`,
      name: shop.name,
      storefrontUrl: config.storefrontUrl,
      myshopifyDomain: shop.domain,
    },
  };
}
