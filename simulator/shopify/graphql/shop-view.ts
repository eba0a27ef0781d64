import type { World } from "../../world.ts";
import { withGranted } from "../scopes.ts";
import type { View } from "./connection.ts";
import { metafieldFields } from "./metafield-view.ts";

export function shopView(world: World): View {
  const { shop, config } = world;
  const url = config.storefrontUrl;
  const address = { city: "Berlin", country: "Germany", countryCodeV2: shop.countryCode, zip: "10967", province: null };
  return {
    __typename: "Shop",
    id: shop.gid,
    name: shop.name,
    email: shop.email,
    contactEmail: shop.email,
    myshopifyDomain: shop.domain,
    url,
    primaryDomain: {
      __typename: "Domain",
      id: `gid://shopify/Domain/${shop.id}`,
      host: shop.primaryDomain,
      url,
      sslEnabled: url.startsWith("https"),
    },
    ianaTimezone: shop.timezone,
    timezoneAbbreviation: "CET",
    timezoneOffset: "+0100",
    timezoneOffsetMinutes: 60,
    currencyCode: shop.currency,
    enabledPresentmentCurrencies: [shop.currency],
    currencyFormats: { moneyFormat: "€{{amount}}", moneyWithCurrencyFormat: "€{{amount}} EUR" },
    description: "Quiet things for the home and the garden.",
    shopOwnerName: "Wilma Weide",
    plan: { __typename: "ShopPlan", publicDisplayName: "Plus", partnerDevelopment: false, shopifyPlus: true },
    billingAddress: { __typename: "ShopAddress", ...address },
    shopAddress: { __typename: "ShopAddress", ...address },
    shipsToCountries: ["DE", "AT", "FR", "GB", "US", "IN", "NL", "AU", "CA"],
    taxesIncluded: true,
    taxShipping: true,
    setupRequired: false,
    unitSystem: "METRIC_SYSTEM",
    weightUnit: "KILOGRAMS",
    createdAt: new Date("2021-03-04T09:00:00Z"),
    updatedAt: world.now(),
    orderNumberFormatPrefix: "#",
    orderNumberFormatSuffix: "",
    ...metafieldFields(world, shop.gid),
  };
}

export function installationGid(world: World): string {
  return `gid://shopify/AppInstallation/${world.shop.id}`;
}

export function installationView(world: World, scopes: string): View {
  return {
    __typename: "AppInstallation",
    id: installationGid(world),
    accessScopes: withGranted(world, scopes)
      .split(",")
      .map((handle) => ({ __typename: "AccessScope", handle, description: handle })),
    activeSubscriptions: [],
    launchUrl: `${world.config.adminUrl}/apps/afterglow`,
    uninstallUrl: null,
    app: {
      __typename: "App",
      id: "gid://shopify/App/1",
      handle: "afterglow",
      title: "Afterglow",
      apiKey: world.config.apiKey,
      embedded: true,
    },
    ...metafieldFields(world, installationGid(world)),
  };
}
