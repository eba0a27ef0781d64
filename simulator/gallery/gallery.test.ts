import { describe, expect, it } from "vitest";

import { testShop } from "../carriers/test-shop.ts";
import { smallWorld } from "../providers/test-world.ts";
import { FACES } from "./faces.ts";
import { exhibitsOf, makeExhibits } from "./gallery-orders.ts";
import { galleryPage } from "./gallery-page.ts";
import { GALLERY } from "./states.ts";

const testWorld = () => smallWorld("http://app.invalid", testShop());
const LOOK = { width: "phone", scheme: "light", language: "en" } as const;

describe("the gallery", () => {
  it("has an order in every state, with scans that lie in the past and in their order", () => {
    const world = testWorld();
    const exhibits = makeExhibits(world);
    expect(exhibits.map(({ state }) => state.title)).toEqual(GALLERY.map(({ title }) => title));
    for (const { state, order } of exhibits) {
      const times = order.fulfillments.map(({ events }) => events.map(({ happenedAt }) => happenedAt.getTime()));
      expect(times.flat()).toHaveLength(state.steps.length);
      for (const parcel of times) expect(parcel.toSorted((one, other) => one - other)).toEqual(parcel);
      const future = times.flat().filter((at) => at > world.now().getTime());
      expect([state.title, future]).toEqual([state.title, []]);
      expect(order.fulfillments).toHaveLength(state.parcels);
    }
  });

  it("is empty until somebody wants it, and then shows every state in every face", () => {
    const world = testWorld();
    expect(galleryPage(world, LOOK)).not.toContain("<iframe");
    makeExhibits(world);
    const page = galleryPage(world, LOOK);
    expect(page.match(/<iframe/g)).toHaveLength(GALLERY.length * FACES.length);
    expect(page.match(/loading="lazy"/g)).toHaveLength(GALLERY.length * FACES.length);
  });

  it("makes them anew when asked again, since yesterday's delivery is not today's", () => {
    const world = testWorld();
    const [first] = makeExhibits(world);
    makeExhibits(world);
    expect(exhibitsOf(world)[0]?.order.name).not.toBe(first?.order.name);
    expect(exhibitsOf(world)).toHaveLength(GALLERY.length);
  });
});
