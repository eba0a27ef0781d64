import type { Stage } from "../shopify/emit-order.ts";
import { gid, type ShopStore } from "../shopify/store.ts";
import type { WorldConfig } from "../world.ts";
import { createChance } from "./chance.ts";
import { WAREHOUSE, WORKSHOP } from "./locations.ts";
import { livePast } from "./past-orders.ts";
import { invitePeople } from "./people.ts";
import { stockShelves, type Trait } from "./stock-shelves.ts";

export interface OpenOptions {
  seed?: number;
  /** The present: all orders lie before it. */
  anchor: Date;
  orders?: number;
  customers?: number;
}

/** First ids of each kind; orders and what belongs to them lie beyond 2^53, where JavaScript's numbers lose digits. */
const FIRST_IDS: Record<string, bigint> = {
  Order: 9_820_982_911_946_155n,
  LineItem: 9_048_781_767_227_629n,
  Fulfillment: 9_255_858_046_123_457n,
  FulfillmentEvent: 9_944_123_456_789_013n,
  Refund: 9_290_088_186_047_893n,
};
const FIRST_ID = 8_210_455_000_000n;
const STEP = 32n;

export function emptyShop(): ShopStore {
  const counters = new Map<string, bigint>();
  return {
    id: "64210455",
    gid: gid("Shop", "64210455"),
    domain: "willow.myshopify.com",
    name: "Willow",
    email: "hello@willow.example",
    timezone: "Europe/Berlin",
    currency: "EUR",
    countryCode: "DE",
    primaryDomain: "willow.example",
    products: [],
    collections: [],
    customers: [],
    orders: [],
    metafields: [],
    locations: [WORKSHOP, WAREHOUSE],
    installedAt: null,
    tokens: [],
    grantedScopes: [],
    bulkOperations: [],
    nextId(kind) {
      const next = (counters.get(kind) ?? FIRST_IDS[kind] ?? FIRST_ID) + STEP;
      counters.set(kind, next);
      return String(next);
    },
  };
}

/** Fills an empty shop with Willow's products, people and past. The same seed and anchor give the same shop. */
export function openWillow(shop: ShopStore, config: WorldConfig, options: OpenOptions): Map<string, Trait> {
  const chance = createChance(options.seed ?? 7);
  const stage: Stage = { shop, config, now: () => options.anchor, emit: () => undefined };
  const traits = stockShelves(shop, config.worldUrl, options.anchor);
  invitePeople(shop, options.customers ?? 260, chance, options.anchor);
  livePast({ stage, traits, chance, anchor: options.anchor }, options.orders ?? 600);
  return traits;
}
