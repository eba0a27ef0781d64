import { findProduct, type ShopStore } from "../../shopify/store.ts";
import { isVisible } from "../../shopify/product.ts";
import type { World } from "../../world.ts";
import { type Language, LANGUAGES } from "../languages.ts";
import { moneyFormat } from "../render/money.ts";
import { type CartLines, cartObject } from "./cart-object.ts";
import { collectionObject } from "./collection-object.ts";
import { Lookup } from "./lookup.ts";
import { appMetafields } from "./metafield-object.ts";
import { productObject } from "./product-object.ts";

const ROUTES = {
  cart_url: "/cart",
  cart_add_url: "/cart/add",
  cart_change_url: "/cart/change",
  collections_url: "/collections",
  all_products_collection_url: "/collections/all",
  search_url: "/search",
  account_url: "/account",
  account_login_url: "/account/login",
  product_recommendations_url: "/recommendations/products",
};

const MENUS: Record<string, { title: string; url: string }[]> = {
  "footer-help": [
    { title: "Track your order", url: "/pages/track" },
    { title: "Delivery and returns", url: "/pages/delivery" },
    { title: "About Willow", url: "/pages/about" },
  ],
};

/** The objects every page of a shop may use. */
export function globalObjects(
  world: World,
  request: { path: string; pageType: string; cart: CartLines; language: Language },
) {
  const { shop, config } = world;
  const origin = config.storefrontUrl;
  const { root } = request.language;
  const routes = mapValues(ROUTES, (path) => root + path);
  return {
    shop: shopObject(shop, origin),
    routes: { root_url: root === "" ? "/" : root, ...routes },
    request: {
      locale: localeObject(request.language),
      design_mode: false,
      visual_preview_mode: false,
      path: request.path,
      page_type: request.pageType,
      host: shop.primaryDomain,
      origin,
    },
    localization: {
      country: { iso_code: shop.countryCode, name: "Germany", currency: { iso_code: shop.currency, symbol: "€" } },
      language: localeObject(request.language),
      available_languages: LANGUAGES.map(localeObject),
      available_countries: [],
    },
    template: { name: request.pageType, suffix: null, directory: null },
    canonical_url: origin + request.path,
    customer: null,
    cart: cartObject(shop, request.cart),
    linklists: { ...mapValues(MENUS, (links) => ({ links })), ...shopMenus(shop) },
    collections: new Lookup((handle) => collectionObject(shop, handle)),
    all_products: new Lookup((handle) => {
      const product = findProduct(shop, handle);
      return product && isVisible(product) ? productObject(product) : null;
    }),
    app: { metafields: appMetafields(world) },
  };
}

function shopObject(shop: ShopStore, origin: string) {
  return {
    id: Number(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.primaryDomain,
    permanent_domain: shop.domain,
    url: origin,
    secure_url: origin,
    currency: shop.currency,
    money_format: moneyFormat(shop.currency),
    money_with_currency_format: `${moneyFormat(shop.currency)} ${shop.currency}`,
    locale: "en",
    published_locales: LANGUAGES.map(localeObject),
    customer_accounts_enabled: true,
    description: "Pottery, linen and wood for rooms that are lived in, made by people we know by name.",
    brand: null,
    metafields: {},
    address: { country: "Germany", country_code: shop.countryCode },
  };
}

/** `main-menu` for the header, `rooms` with every collection. */
function shopMenus(shop: ShopStore) {
  const rooms = shop.collections.map(({ title, handle }) => ({ title, handle, url: `/collections/${handle}` }));
  const everything = { title: "Everything", url: "/collections/all" };
  return { "main-menu": { links: [everything, ...rooms.slice(0, 3)] }, rooms: { links: rooms } };
}

function localeObject({ code, name, root }: Language) {
  return { iso_code: code, root_url: root === "" ? "/" : root, primary: root === "", name, endonym_name: name };
}

function mapValues<In, Out>(table: Record<string, In>, turn: (value: In) => Out): Record<string, Out> {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, turn(value)]));
}
