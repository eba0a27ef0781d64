import { describe, expect, it } from "vitest";

import { parsePickSettings } from "#app/recommendations/pick-settings.ts";
import { STATES } from "#tests/theme/states.ts";
import { event, hoursAgo, line, NOW, parcel, story } from "#tests/theme/stories.ts";

import { viewOrder } from "./view.ts";

/** State, headline, a part of what follows it. */
const CASES: [state: string, headline: string, lead: string][] = [
  ["no parcel yet", "We have your order", "We are getting it ready."],
  [
    "no parcel yet, days known",
    "Arriving Tuesday 17 November – Friday 20 November",
    "We are getting it ready, and it leaves us by tomorrow. You will see every step here.",
  ],
  [
    "no parcel yet, overdue",
    "Arriving Tuesday 17 November – Friday 20 November",
    "It should have left us yesterday, and it is still here. We are sorry.",
  ],
  ["label created", "Arriving Monday 16 November – Thursday 19 November", "It is packed. Next, DHL picks it up."],
  ["on its way", "Arriving Saturday 14 November", "Last seen in Cologne, Germany yesterday."],
  ["on its way, learned", "Arriving Friday 13 November – Thursday 19 November", "Last seen in Cologne"],
  ["on its way, later than said", "Arriving Friday 13 November – Tuesday 17 November", "Last seen in Cologne"],
  ["on its way, sooner than said", "Arriving tomorrow", "Last seen in Cologne"],
  ["on its way, no date", "On its way", "It is moving with DHL."],
  ["out for delivery", "Arriving today", "DHL has it on the van."],
  ["delivered", "Delivered today", "DHL handed it over."],
  [
    "late",
    "Running later than planned",
    "and it has not come. We are sorry. It was last seen in Cologne, Germany yesterday.",
  ],
  ["delayed within its window", "Arriving Friday 13 November – Tuesday 17 November", "DHL needs longer than planned."],
  ["delayed", "Delayed, now expected Monday 16 November – Tuesday 17 November", "DHL needs longer than planned."],
  ["delivery attempted", "We could not hand it over", "DHL tried yesterday and could not deliver."],
  ["delivery attempted, nothing chosen yet", "We could not hand it over", "DHL tried today and could not deliver."],
  ["delivery attempted, a code on its way", "We could not hand it over", "DHL tried today and could not deliver."],
  ["delivery attempted, a day chosen", "We could not hand it over", "DHL tried today and could not deliver."],
  ["ready for pickup", "Ready for you to collect", "It is waiting for you in Berlin, Germany."],
  ["exception", "Customs is holding your parcel", "Customs waits for its fees to be paid. We heard it today."],
  ["returning", "On its way back to us", "It could not be delivered and is traveling back to our store."],
  ["returned", "Back with us", "came back to our store."],
  ["expired", "No news for a long time", "The last thing DHL told us was on Saturday 3 October."],
  ["two parcels", "Arriving Saturday 14 November", "1 of 2 parcels has arrived."],
  ["cancelled", "This order was cancelled", "Nothing more will be sent."],
  ["partly refunded", "Arriving Saturday 14 November", "Last seen in Cologne"],
  ["very old", "Delivered on Wednesday, 12 November 2025", "DHL handed it over."],
  ["redacted", "There is nothing left to show", "have been deleted"],
];

describe("what the shopper reads first", () => {
  it.each(CASES)("%s: %s", (name, headline, lead) => {
    const view = viewOrder(STATES[name] ?? story(), NOW);
    expect(view.headline).toBe(headline);
    expect(view.lead).toContain(lead);
  });

  it("has a case above for every state", () => {
    expect(CASES.map(([name]) => name).toSorted()).toEqual(Object.keys(STATES).toSorted());
  });

  it("lets trouble speak before good news", () => {
    const delivered = parcel({ status: "delivered", deliveredAt: hoursAgo(1), statusAt: hoursAgo(1) });
    const held = parcel({ id: "parcel-2", status: "exception", statusAt: hoursAgo(30) });
    expect(viewOrder(story({ parcels: [delivered, held] }), NOW)).toMatchObject({
      headline: "Your parcel is held up",
      tone: "trouble",
    });
  });

  it("counts a parcel that arrived although the order was cancelled later", () => {
    const { order } = story();
    const delivered = parcel({ status: "delivered", deliveredAt: hoursAgo(5), statusAt: hoursAgo(5) });
    const view = viewOrder(story({ order: { ...order, cancelledAt: hoursAgo(1) }, parcels: [delivered] }), NOW);
    expect(view).toMatchObject({ headline: "Delivered today", picks: null, items: [] });
  });
});

describe("what to do when something is wrong", () => {
  it.each([
    ["late", "Ask us about it", "mailto:hello@willow.example?subject=Order%20%231001"],
    ["delivery attempted", "Choose a new delivery", "https://www.dhl.example/track?n=00340434161094042557"],
    ["ready for pickup", "See where to collect it", "https://www.dhl.example/track?n=00340434161094042557"],
    ["returning", "Tell us what to do", "mailto:hello@willow.example?subject=Order%20%231001"],
  ])("%s: %s", (name, label, href) => {
    expect(viewOrder(STATES[name] ?? story(), NOW).action).toMatchObject({ label, href });
  });

  it.each(["on its way", "out for delivery", "delivered", "no parcel yet", "cancelled"])(
    "%s: nothing to do",
    (name) => {
      expect(viewOrder(STATES[name] ?? story(), NOW).action).toBeNull();
    },
  );

  it.each(["delivery_attempted", "exception"] as const)("%s: asks for the address when that is wrong", (status) => {
    const parcels = [parcel({ status, reason: "recipient_address_wrong" })];
    expect(viewOrder(story({ parcels }), NOW).action).toMatchObject({ label: "Send the address" });
  });

  it("helps to find what has arrived", () => {
    expect(viewOrder(STATES["delivered"] ?? story(), NOW).help?.text).toContain("Cannot find it?");
    expect(viewOrder(story(), NOW).help?.text).toBe("Still need help?");
  });

  it("keeps its words when there is nowhere to lead to", () => {
    const view = viewOrder(
      story({ parcels: [parcel({ status: "delivery_attempted", url: "javascript:alert(1)" })] }),
      NOW,
    );
    expect(view.action).toMatchObject({ href: null });
    expect(view.parcels[0]?.href).toBeNull();
  });
});

describe("what else is offered", () => {
  it.each([
    "late",
    "delayed",
    "delivery attempted",
    "exception",
    "returning",
    "returned",
    "expired",
    "cancelled",
    "redacted",
  ])("nothing while an order is %s", (name) => {
    expect(viewOrder(STATES[name] ?? story(), NOW).picks).toBeNull();
  });

  it("nothing when only one of two parcels is in trouble", () => {
    const parcels = [parcel(), parcel({ id: "parcel-2", status: "delayed", estimate: null })];
    expect(viewOrder(story({ parcels }), NOW).picks).toBeNull();
  });

  it("leaves out the kinds that the merchant does not show at the stage", () => {
    const { kind } = story().picks[0] ?? {};
    const at = (stage: string) =>
      viewOrder(
        story({ shop: { ...story().shop, pickSettings: parsePickSettings({ hiddenKinds: { [stage]: [kind] } }) } }),
        NOW,
      );
    expect(at("on_the_way").picks?.cards.length ?? 0).toBeLessThan(4);
    expect(at("delivered").picks?.cards).toHaveLength(4);
  });

  it("four picks at most, with their price and their reason", () => {
    const picks = viewOrder(story({ picks: [...story().picks, ...story().picks] }), NOW).picks;
    expect(picks?.cards).toHaveLength(4);
    expect(picks?.cards[0]).toMatchObject({ price: "€24.00", because: "Goes well with Linen throw" });
    expect(picks?.cards[1]).toMatchObject({ price: "€16.50", because: "A favorite in our shop" });
  });

  it("one reason once, when it is the same for all", () => {
    const picks = story().picks.map((pick) => ({ ...pick, kind: "completes", becauseTitle: "Linen throw" }));
    const view = viewOrder(story({ picks }), NOW).picks;
    expect(view?.because).toBe("Goes well with Linen throw");
    expect(view?.cards.map((card) => card.because)).toEqual(picks.map(() => null));
  });

  it.each([
    ["JPY", 2400, "¥2,400"],
    ["KWD", 2400, "KWD 2.400"],
  ])("prices in %s have that currency's digits", (currency, priceMinor, price) => {
    const picks = story().picks.map((one) => ({ ...one, currency, priceMinor }));
    expect(viewOrder(story({ picks }), NOW).picks?.cards[0]?.price.replace("\u00a0", " ")).toBe(price);
  });
});

describe("what was bought", () => {
  it("is shown in its parcel, and what is in none is still to be sent", () => {
    const view = viewOrder(STATES["two parcels"] ?? story(), NOW);
    expect(view.parcels.map(({ title, items }) => [title, ...items.map((item) => item.title)])).toEqual([
      ["Parcel 1 of 2", "Linen throw"],
      ["Parcel 2 of 2", "Ceramic mug"],
    ]);
    expect(view.items).toMatchObject([
      { title: "Still to be sent", items: [{ title: "Ceramic mug", quantity: 1, href: "/products/ceramic-mug" }] },
    ]);
  });

  it("is not waited for twice when one fulfillment has two parcels", () => {
    const lines = [{ lineId: "throw", quantity: 1 }];
    const view = viewOrder(story({ parcels: [parcel({ lines }), parcel({ id: "parcel-2", lines })] }), NOW);
    expect(view.items).toEqual([]);
  });

  it("says what is no longer part of the order", () => {
    expect(viewOrder(STATES["partly refunded"] ?? story(), NOW).items.at(-1)).toMatchObject({
      title: "No longer part of this order",
      items: [{ title: "Ceramic mug", quantity: 1 }],
    });
  });

  it("does not wait for what is never sent", () => {
    const lines = [line("throw"), line("card", { title: "Gift card", requiresShipping: false })];
    expect(viewOrder(story({ lines }), NOW).items).toEqual([]);
  });
});

describe("the story so far", () => {
  it("is told by local day, in plain words, with places", () => {
    const events = [
      event("in_transit", 11.5, "COLOGNE"),
      event("picked_up", 12.5, "Rotterdam", "NL"),
      event("unknown", 71),
    ];
    const [first] = viewOrder(story({ parcels: [parcel({ events })] }), NOW).parcels;
    expect(
      first?.days.map(({ label, entries }) => [
        label,
        ...entries.map(({ time, text, place }) => `${time} ${text} ${place}`.trim()),
      ]),
    ).toEqual([
      ["Today, Thursday 12 November", "00:30 On its way Cologne, Germany"],
      ["Yesterday, Wednesday 11 November", "23:30 Picked up Rotterdam, Netherlands"],
      ["Monday 9 November", "13:00 News from the carrier", "12:00 Order received"],
    ]);
  });

  it("says that silence is usual before the first scan", () => {
    const view = viewOrder(STATES["on its way, no date"] ?? story(), NOW);
    expect(view.parcels[0]?.noScans).toBe("No scan yet. That is usual in the first days.");
  });

  it.each([
    ["label created", "Packed"],
    ["on its way", "On its way"],
    ["ready for pickup", "Ready to collect"],
    ["no parcel yet", "Ordered"],
  ])("%s: the bar stands at %s", (name, label) => {
    const { progress } = viewOrder(STATES[name] ?? story(), NOW);
    expect(progress?.find((step) => step.state === "current")?.label).toBe(label);
    expect(progress).toHaveLength(5);
  });

  it.each(["returning", "returned", "expired", "cancelled"])("%s: there is no bar towards the door", (name) => {
    expect(viewOrder(STATES[name] ?? story(), NOW).progress).toBeNull();
  });

  it("leaves nothing of a redacted order", () => {
    expect(viewOrder(STATES["redacted"] ?? story(), NOW)).toMatchObject({
      parcels: [],
      items: [],
      picks: null,
    });
  });
});
