import type { Customer } from "../shopify/order.ts";
import type { Product } from "../shopify/product.ts";
import type { ShopStore } from "../shopify/store.ts";

const day = new Date("2026-01-01T00:00:00Z");

function person(id: string, firstName: string, lastName: string, phone: string): Customer {
  const address = {
    firstName,
    lastName,
    address1: "Brunnenweg 4",
    city: "Köln",
    province: null,
    provinceCode: null,
    zip: "50667",
    country: "Germany",
    countryCode: "DE",
    phone,
  };
  return {
    id,
    gid: `gid://shopify/Customer/${id}`,
    firstName,
    lastName,
    email: `${firstName.toLowerCase()}@example.com`,
    phone,
    locale: "en",
    address,
    emailMarketing: "SUBSCRIBED",
    smsMarketing: "SUBSCRIBED",
    createdAt: day,
    updatedAt: day,
  };
}

function thing(id: string, title: string, priceMinor: number): Product {
  const variant = { title: "Default Title", sku: `W-${id}`, priceMinor, compareAtMinor: null, inventory: 50 };
  return {
    id,
    gid: `gid://shopify/Product/${id}`,
    handle: `thing-${id}`,
    title,
    descriptionHtml: "",
    productType: "Home",
    vendor: "Willow",
    tags: [],
    status: "ACTIVE",
    createdAt: day,
    updatedAt: day,
    publishedAt: day,
    collections: [],
    imageUrl: "http://127.0.0.1:4100/images/thing.svg",
    imageAlt: title,
    options: [],
    variants: [
      { ...variant, id, gid: `gid://shopify/ProductVariant/${id}`, continueSelling: false, grams: 400, options: [] },
    ],
  };
}

/** Two shoppers and three things to buy, for tests. */
export function testShop(): Partial<ShopStore> {
  return {
    customers: [person("1", "Ana", "Costa", "+4915112345678"), person("2", "Ben", "Okafor", "+4915187654321")],
    products: [thing("1", "Linen throw", 8900), thing("2", "Beeswax candle", 2400), thing("3", "Oak tray", 5400)],
    locations: [{ id: "1", gid: "gid://shopify/Location/1", name: "Workshop", city: "Berlin", countryCode: "DE" }],
  };
}
