import type { Brand } from "#app/shops/brand.ts";

import type { OrderStory } from "./story.ts";

interface SampleShop {
  name: string;
  timeZone: string;
  locale: string;
  brand: Brand;
  country: string | null;
}

/** An order for a shop that has none yet, so that its page can be looked at from the first day. */
export function sampleStory({ country, timeZone, ...shop }: SampleShop, now: Date): OrderStory {
  const line = { variantTitle: null, requiresShipping: true, handle: null, imageUrl: null, imageAlt: null, care: null };
  return {
    order: {
      ...{ name: "#1001", placedAt: now, cancelledAt: null, redacted: false, locale: null },
      ...{ country, timeZone, window: null },
    },
    shop,
    lines: [
      { ...line, id: "sample-1", title: "Your first product", quantity: 1, currentQuantity: 1 },
      { ...line, id: "sample-2", title: "Another product", quantity: 2, currentQuantity: 2 },
    ],
    parcels: [],
    picks: [],
  };
}
