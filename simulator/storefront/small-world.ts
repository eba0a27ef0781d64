import { setMetafields } from "../shopify/graphql/set-metafields.ts";
import { installationGid } from "../shopify/graphql/shop-view.ts";
import type { Product } from "../shopify/product.ts";
import { gid } from "../shopify/store.ts";
import { noFaults } from "../shopify/faults.ts";
import type { World } from "../world.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

/** A world with a shop of a few things, for tests of the storefront, the admin and the tunnel. */
export function smallWorld(addresses: Partial<World["config"]> = {}): World & { sent: string[] } {
  const sent: string[] = [];
  let id = 9_007_199_254_741_000n;
  return {
    sent,
    now: () => NOW,
    emit: (topic) => sent.push(topic),
    webhooks: [],
    faults: noFaults(),
    config: {
      apiKey: "test-api-key",
      apiSecret: "test-api-secret",
      appUrl: "http://localhost:4102",
      worldUrl: "http://localhost:4099",
      storefrontUrl: "http://localhost:4100",
      adminUrl: "http://localhost:4101",
      sendgrid: { apiKey: "SG.test", publicKey: "", privateKey: "" },
      twilio: { accountSid: "AC1", authToken: "test", from: "+15005550006" },
      speed: 1,
      ...addresses,
    },
    shop: {
      id: "548380009",
      gid: gid("Shop", "548380009"),
      domain: "willow.myshopify.com",
      name: "Willow",
      email: "hello@willow.example",
      timezone: "Europe/Berlin",
      currency: "EUR",
      countryCode: "DE",
      primaryDomain: "localhost:4100",
      products: ["Stoneware vase", "Oak board", "Linen napkin", "Beeswax candle"].map(thing),
      collections: [
        { id: "1", gid: gid("Collection", "1"), handle: "table", title: "Table", descriptionHtml: "" },
        { id: "2", gid: gid("Collection", "2"), handle: "light", title: "Light", descriptionHtml: "" },
      ],
      customers: [],
      orders: [],
      metafields: [],
      locations: [],
      installedAt: null,
      tokens: [],
      grantedScopes: [],
      bulkOperations: [],
      nextId: () => String(++id),
    },
  };
}

const DAY_MS = 86_400_000;

/** Sets what an installed app writes for its blocks: whatever is ordered in these weeks arrives in 5 to 11 days. */
export function tellBlocks(world: World): void {
  const own = { ownerId: installationGid(world), namespace: "afterglow" };
  const days = Array.from({ length: 45 }, (_, later) => new Date(Date.now() + (later - 1) * DAY_MS));
  const at = Object.fromEntries(days.map((day, place) => [day.toISOString().slice(0, 10), place]));
  const way = { road: "2–6", learned: false, days: days.map(() => "5 11").join(",") };
  const table = { at, cutOffHour: null, packing: "1", home: "DE", ways: { "*": way, DE: way } };
  setMetafields(world, [
    { ...own, key: "enabled", type: "boolean", value: "true" },
    { ...own, key: "delivery", type: "json", value: JSON.stringify(table) },
    { ...own, key: "path", type: "single_line_text_field", value: "/apps/track" },
  ]);
}

function thing(title: string, at: number): Product {
  const handle = title.toLowerCase().replace(" ", "-");
  const id = String(101 + at);
  return {
    id,
    gid: gid("Product", id),
    handle,
    title,
    descriptionHtml: `<p>A ${title.toLowerCase()} to keep.</p>`,
    productType: "Home",
    vendor: "Willow",
    tags: ["home"],
    status: "ACTIVE",
    createdAt: NOW,
    updatedAt: NOW,
    publishedAt: NOW,
    collections: [at % 2 === 0 ? "table" : "light"],
    imageUrl: `http://localhost:4100/images/${handle}.svg`,
    imageAlt: title,
    options: [{ name: "Title", values: ["Default Title"] }],
    variants: [
      {
        id: String(201 + at),
        gid: gid("ProductVariant", String(201 + at)),
        title: "Default Title",
        sku: `W-${at}`,
        priceMinor: 2400 + at * 1000,
        compareAtMinor: null,
        inventory: 10,
        continueSelling: false,
        grams: 500,
        options: ["Default Title"],
      },
    ],
  };
}
