import type {
  OrderStory,
  StoryEstimate,
  StoryEvent,
  StoryLine,
  StoryParcel,
  StoryPick,
  StoryWindow,
} from "#app/tracking-page/story.ts";
import { parseBrand } from "#app/shops/brand.ts";
import type { EventStatus } from "#app/tracking/status.ts";

/** The present of every story: Thursday noon in Berlin. */
export const NOW = new Date("2026-11-12T11:00:00Z");

const HOUR = 3_600_000;

/** An instant so many hours before the present. */
export function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR);
}

export function line(id: string, overrides: Partial<StoryLine> = {}): StoryLine {
  return {
    id,
    title: "Linen throw",
    variantTitle: "Sage",
    quantity: 1,
    currentQuantity: 1,
    requiresShipping: true,
    handle: "linen-throw",
    imageUrl: "https://willow.example/cdn/linen-throw.jpg",
    imageAlt: "A folded linen throw",
    care: null,
    ...overrides,
  };
}

export function event(status: EventStatus, hours: number, city: string | null = null, country = "DE"): StoryEvent {
  return {
    status,
    message: null,
    happenedAt: hoursAgo(hours),
    city,
    region: null,
    country: city === null ? null : country,
  };
}

/** The carrier names a day, unless `more` says otherwise. */
export function expected(latestOn: string, earliestOn = latestOn, more: Partial<StoryEstimate> = {}): StoryEstimate {
  return { earliestOn, latestOn, basis: "carrier", computedAt: hoursAgo(20), moved: null, ...more };
}

export function parcel(overrides: Partial<StoryParcel> = {}): StoryParcel {
  return {
    id: "parcel-1",
    fulfillmentId: "fulfillment-1",
    carrier: "DHL",
    number: "00340434161094042557",
    url: "https://www.dhl.example/track?n=00340434161094042557",
    status: "in_transit",
    milestone: "in_transit",
    reason: null,
    statusAt: hoursAgo(20),
    deliveredAt: null,
    lines: [{ lineId: "throw", quantity: 1 }],
    events: [
      event("in_transit", 20, "COLOGNE"),
      event("in_transit", 31, "Rotterdam", "NL"),
      event("picked_up", 44, "Rotterdam", "NL"),
      event("label_created", 50),
    ],
    estimate: expected("2026-11-14"),
    ...overrides,
  };
}

/** Ordered, in no parcel yet, and known all the same. */
export const UNSENT: StoryWindow = {
  ...{ shipsByOn: "2026-11-13", earliestOn: "2026-11-17", latestOn: "2026-11-20", basis: "learned" },
  computedAt: hoursAgo(60),
  moved: null,
};

export function pick(handle: string, title: string, overrides: Partial<StoryPick> = {}): StoryPick {
  const imageUrl = `https://willow.example/cdn/${handle}.jpg`;
  const facts = { priceMinor: 2400, currency: "EUR", kind: "completes", isNew: true };
  return {
    productGid: `gid://shopify/Product/${handle}`,
    handle,
    title,
    imageUrl,
    imageAlt: null,
    ...facts,
    becauseTitle: "Linen throw",
    ...overrides,
  };
}

/** Order #1001 of Willow with one parcel on the road. */
export function story(overrides: Partial<OrderStory> = {}): OrderStory {
  const brand = parseBrand({
    supportEmail: "hello@willow.example",
    returnsUrl: "https://willow.example/pages/returns",
  });
  return {
    order: {
      ...{ name: "#1001", placedAt: hoursAgo(72), cancelledAt: null, redacted: false, locale: null },
      ...{ country: "DE", timeZone: "Europe/Berlin", window: null },
    },
    shop: { name: "Willow", locale: "en", brand },
    lines: [line("throw")],
    parcels: [parcel()],
    picks: [
      pick("wool-cushion", "Wool cushion"),
      pick("beeswax-candle", "Beeswax candle", { priceMinor: 1650, kind: "best_seller", becauseTitle: null }),
      pick("lambswool-throw", "Lambswool throw", { priceMinor: 13900, kind: "step_up" }),
      pick("ceramic-mug", "Ceramic mug", { priceMinor: 1800, kind: "new_arrival" }),
    ],
    ...overrides,
  };
}
