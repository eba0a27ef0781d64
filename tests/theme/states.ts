import { sampleDelivery } from "#app/tracking-page/sample-delivery.ts";
import type { OrderStory, StoryParcel } from "#app/tracking-page/story.ts";
import type { Moved } from "#app/estimates/stored-estimate.ts";

import { event, expected, hoursAgo, line, NOW, parcel, story, UNSENT } from "./stories.ts";

const YEAR = 365 * 24;
const twoLines = [
  line("throw"),
  line("mug", { title: "Ceramic mug", variantTitle: null, handle: "ceramic-mug", quantity: 2, currentQuantity: 2 }),
];
const arrived = [event("delivered", 3, "Berlin"), event("out_for_delivery", 8, "Berlin"), ...parcel().events];

/** A failed delivery, and how far its shopper has come with saying what should happen. */
function failed(said: Parameters<typeof sampleDelivery>[3]): OrderStory {
  const one = parcel({
    status: "delivery_attempted",
    milestone: "out_for_delivery",
    statusAt: hoursAgo(3),
    events: [event("delivery_attempted", 3, "Berlin"), ...parcel().events],
  });
  return story({ parcels: [one], deliveries: [sampleDelivery(one, NOW, "Europe/Berlin", said)] });
}

/** Saturday was said before. */
function moved(latestOn: string, why: Moved["why"]): StoryParcel {
  const estimate = expected(latestOn, "2026-11-13", { basis: "learned" });
  return parcel({ estimate: { ...estimate, moved: { fromOn: "2026-11-14", at: hoursAgo(9), why } } });
}

/** Every state in which a shopper can find their order. */
export const STATES: Record<string, OrderStory> = {
  "no parcel yet": story({ parcels: [], lines: twoLines }),
  "no parcel yet, days known": story({ order: { ...story().order, window: UNSENT }, parcels: [], lines: twoLines }),
  "no parcel yet, overdue": story({
    order: { ...story().order, window: { ...UNSENT, shipsByOn: "2026-11-11" } },
    parcels: [],
  }),
  "label created": story({
    parcels: [
      parcel({
        status: "label_created",
        milestone: "label_created",
        statusAt: hoursAgo(5),
        events: [event("label_created", 5)],
        estimate: expected("2026-11-19", "2026-11-16", { basis: "rule" }),
      }),
    ],
  }),
  "on its way": story(),
  "on its way, learned": story({
    parcels: [parcel({ estimate: expected("2026-11-19", "2026-11-13", { basis: "learned" }) })],
  }),
  "on its way, later than said": story({ parcels: [moved("2026-11-17", "slow_lane")] }),
  "on its way, sooner than said": story({ parcels: [moved("2026-11-13", "rule")] }),
  "on its way, no date": story({ parcels: [parcel({ estimate: null, events: [], url: null })] }),
  "out for delivery": story({
    parcels: [
      parcel({
        status: "out_for_delivery",
        milestone: "out_for_delivery",
        statusAt: hoursAgo(4),
        events: [event("out_for_delivery", 4, "Berlin"), ...parcel().events],
        estimate: expected("2026-11-12"),
      }),
    ],
  }),
  delivered: story({
    parcels: [
      parcel({
        status: "delivered",
        milestone: "delivered",
        statusAt: hoursAgo(3),
        deliveredAt: hoursAgo(3),
        events: arrived,
      }),
    ],
  }),
  late: story({
    parcels: [parcel({ estimate: expected("2026-11-11", "2026-11-10") })],
  }),
  delayed: story({
    parcels: [
      parcel({
        status: "delayed",
        statusAt: hoursAgo(6),
        events: [event("delayed", 6, "Cologne"), ...parcel().events],
        estimate: expected("2026-11-17", "2026-11-16", {
          moved: { fromOn: "2026-11-14", at: hoursAgo(6), why: "carrier" },
        }),
      }),
    ],
  }),
  "delayed within its window": story({
    parcels: [
      parcel({
        status: "delayed",
        statusAt: hoursAgo(6),
        events: [event("delayed", 6, "Cologne"), ...parcel().events],
        estimate: expected("2026-11-17", "2026-11-13", { basis: "learned" }),
      }),
    ],
  }),
  "delivery attempted": story({
    parcels: [
      parcel({
        status: "delivery_attempted",
        milestone: "out_for_delivery",
        statusAt: hoursAgo(20),
        events: [
          event("delivery_attempted", 20, "Berlin"),
          event("out_for_delivery", 26, "Berlin"),
          ...parcel().events.slice(1),
        ],
      }),
    ],
  }),
  "delivery attempted, nothing chosen yet": failed({}),
  "delivery attempted, a code on its way": failed({ waiting: { choice: "new_day", day: "2026-11-16" } }),
  "delivery attempted, a day chosen": failed({
    open: { choice: "new_day", day: "2026-11-16", madeAt: hoursAgo(1), passedOnAt: null },
    nobodyCameAt: hoursAgo(2),
  }),
  "ready for pickup": story({
    parcels: [
      parcel({
        status: "ready_for_pickup",
        milestone: "ready_for_pickup",
        statusAt: hoursAgo(2),
        events: [event("ready_for_pickup", 2, "Berlin"), ...parcel().events],
      }),
    ],
  }),
  exception: story({
    parcels: [
      parcel({
        status: "exception",
        reason: "customs_duties_unpaid",
        statusAt: hoursAgo(9),
        events: [event("exception", 9, "Leipzig"), ...parcel().events],
      }),
    ],
  }),
  returning: story({
    parcels: [
      parcel({
        status: "returning",
        milestone: "out_for_delivery",
        statusAt: hoursAgo(9),
        events: [event("returning", 9, "Berlin"), ...parcel().events],
      }),
    ],
  }),
  returned: story({ parcels: [parcel({ status: "returned", milestone: "out_for_delivery", statusAt: hoursAgo(9) })] }),
  expired: story({ parcels: [parcel({ status: "expired", statusAt: hoursAgo(40 * 24), estimate: null })] }),
  "two parcels": story({
    lines: twoLines,
    parcels: [
      parcel({
        status: "delivered",
        milestone: "delivered",
        statusAt: hoursAgo(3),
        deliveredAt: hoursAgo(3),
        events: arrived,
      }),
      parcel({
        id: "parcel-2",
        fulfillmentId: "fulfillment-2",
        carrier: "DPD",
        number: "05212345678901",
        lines: [{ lineId: "mug", quantity: 1 }],
      }),
    ],
  }),
  cancelled: story({
    order: { ...story().order, cancelledAt: hoursAgo(10) },
    parcels: [],
    lines: [line("throw", { currentQuantity: 0 })],
  }),
  "partly refunded": story({
    lines: [line("throw"), line("mug", { title: "Ceramic mug", quantity: 2, currentQuantity: 1 })],
    parcels: [parcel()],
  }),
  "very old": story({
    order: { ...story().order, placedAt: hoursAgo(YEAR + 200) },
    parcels: [
      parcel({
        status: "delivered",
        milestone: "delivered",
        statusAt: hoursAgo(YEAR),
        deliveredAt: hoursAgo(YEAR),
        events: [event("delivered", YEAR, "Berlin"), event("in_transit", YEAR + 60, "Cologne")],
      }),
    ],
  }),
  redacted: story({ order: { ...story().order, redacted: true } }),
};
