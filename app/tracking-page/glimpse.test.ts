import { describe, expect, it } from "vitest";

import { wordsIn } from "#app/words/words.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { lookOf } from "#app/shops/page-look.ts";
import { ENGLISH } from "#app/words/locale.ts";
import { STATES } from "#tests/theme/states.ts";
import { NOW, parcel, story } from "#tests/theme/stories.ts";

import type { Face } from "./face.ts";
import { glimpse, storyOfParcel } from "./glimpse.ts";
import { orderHtml } from "./order-html.ts";
import type { OrderStory } from "./story.ts";
import { viewOrder } from "./view.ts";

const words = wordsIn(ENGLISH);
const face: Face = {
  kind: "liquid",
  pathPrefix: "/apps/track",
  look: lookOf(parseBrand({ accentColor: "#1f5f4a" })),
  ownPath: null,
  words,
  wishes: [],
};

function show(told: OrderStory) {
  const whole = viewOrder(told, NOW);
  const seen = glimpse(whole, words, "/apps/track");
  return { whole, seen, html: orderHtml(seen, face).text };
}

describe("a glimpse of an order", () => {
  it.each(Object.entries(STATES))("tells where it stands and when it comes, and nothing more: %s", (_, told) => {
    const { whole, seen, html } = show(told);
    const { stage, headline, window, progress } = whole;
    expect(seen).toMatchObject({ stage, headline, window, progress });
    const secrets = [
      ...told.lines.flatMap((line) => [line.title, line.variantTitle, line.imageUrl]),
      ...told.parcels.flatMap((one) => [one.number, one.url, ...one.events.map((event) => event.city)]),
      ...told.picks.map((pick) => pick.title),
    ];
    const kept = [headline, window?.basis ?? "", ...whole.parcels.map((one) => one.headline)].join(" ");
    for (const secret of secrets) if (secret && !kept.includes(secret)) expect(html).not.toContain(secret);
    expect(html).not.toMatch(/\/t\/|data-own-path|mailto:|calendar\.ics|<img/);
  });

  it("tells several parcels apart by their state alone", () => {
    const { seen } = show(
      story({ parcels: [parcel(), parcel({ id: "parcel-2", status: "delivered", deliveredAt: NOW })] }),
    );
    expect(
      seen.parcels.map(({ title, carrier, number, items, days }) => ({ title, carrier, number, items, days })),
    ).toEqual([1, 2].map((place) => ({ title: `Parcel ${place} of 2`, carrier: "", number: "", items: [], days: [] })));
  });

  it("leads on to the look-up", () => {
    expect(show(story()).seen.help).toMatchObject({ href: "/apps/track" });
  });
});

describe("a parcel known by its number alone", () => {
  const told = story({
    parcels: [parcel(), parcel({ id: "parcel-2", number: "JD2", status: "delivered", deliveredAt: NOW })],
  });

  it("is told without the order's name and without its other parcels", () => {
    const { seen, html } = show(storyOfParcel(told, "parcel-2"));
    expect(seen).toMatchObject({ stage: "delivered", orderName: "JD2", parcels: [] });
    expect(html).not.toContain(told.order.name);
    expect(html).not.toContain(told.parcels[0]?.number);
  });
});
