import { describe, expect, it } from "vitest";

import { STATUSES } from "#app/tracking/status.ts";
import { languageOf, LOCALES } from "#app/words/locale.ts";
import { STATES } from "#tests/theme/states.ts";
import { hoursAgo, line, NOW, story } from "#tests/theme/stories.ts";

import { PREVIEW_STAGES, type PreviewStage } from "./preview-stage.ts";
import { sampleStory } from "./sample-story.ts";
import type { OrderStory } from "./story.ts";
import { storyAtStage } from "./story-at-stage.ts";
import { viewOrder } from "./view.ts";

const { shop } = story();
const sample = sampleStory({ ...shop, timeZone: "Europe/Berlin", country: null }, NOW);
const OWN_NAMES: Partial<Record<PreviewStage, string>> = {
  two_parcels: "in_transit",
  partly_refunded: "in_transit",
  // A parcel that is not sent leaves an order that waits.
  cancelled: "received",
};

function view(stage: PreviewStage, told: OrderStory = story()) {
  return viewOrder(storyAtStage(told, stage, NOW), NOW);
}

describe("an order at another stage", () => {
  it.each(PREVIEW_STAGES.filter((stage) => stage !== "as_it_is"))("speaks of %s, whatever it was before", (stage) => {
    for (const told of [...Object.values(STATES), sample]) {
      expect(view(stage, told).stage).toBe(OWN_NAMES[stage] ?? stage);
    }
  });

  it("knows every status", () => {
    expect(PREVIEW_STAGES).toEqual(expect.arrayContaining([...STATUSES, "late", "two_parcels", "order_cancelled"]));
  });

  it.each(PREVIEW_STAGES)("%s changes nothing that was told, and nothing has happened in the future", (stage) => {
    for (const told of Object.values(STATES)) {
      const before = structuredClone(told);
      const { order, parcels } = storyAtStage(told, stage, NOW);
      expect(told).toEqual(before);
      const times = parcels.flatMap(({ events, statusAt }) => [...events.map((one) => one.happenedAt), statusAt]);
      for (const at of times) {
        expect(at.getTime()).toBeLessThanOrEqual(NOW.getTime());
        if (stage !== "as_it_is" && stage !== "redacted")
          expect(at.getTime()).toBeGreaterThan(order.placedAt.getTime());
      }
      for (const { events } of parcels) {
        const days = events.map((one) => one.happenedAt.getTime());
        expect(days).toEqual(days.toSorted((a, b) => b - a));
      }
    }
  });

  it("keeps the order's own things and places", () => {
    const told = view("delivered");
    expect(told.parcels[0]).toMatchObject({ carrier: "DHL", items: [{ title: "Linen throw" }] });
    expect(JSON.stringify(told.parcels[0]?.days)).toMatch(/Cologne.*Rotterdam/);
    expect(view("delivered", sample).parcels[0]?.items.map((item) => item.title)).toEqual([
      "Your first product",
      "Another product",
    ]);
  });

  it("names days around the present", () => {
    expect(view("in_transit").headline).toBe("Arriving Friday 13 November – Saturday 14 November");
    expect(view("out_for_delivery").headline).toBe("Arriving today");
    expect(view("late").stage).toBe("late");
    expect(view("delayed").notes.map((note) => note.kind)).toEqual(["moved"]);
  });

  it("shares what was bought between two parcels", () => {
    const lines = [line("throw"), line("mug"), line("tray")];
    const shared = (told: OrderStory) =>
      view("two_parcels", told).parcels.map((one) => one.items.map((item) => item.quantity));
    expect(shared(story({ lines }))).toEqual([[1, 1], [1]]);
    expect(shared(story({ lines: [line("mug", { quantity: 3 })] }))).toEqual([[2], [1]]);
    expect(view("two_parcels").parcels.map((one) => one.tone)).toEqual(["done", "moving"]);
  });

  it("gives something back, and takes nothing else away", () => {
    const lines = [line("throw", { quantity: 2, currentQuantity: 0 }), line("mug", { currentQuantity: 0 })];
    expect(storyAtStage(story({ lines }), "partly_refunded", NOW).lines.map((one) => one.currentQuantity)).toEqual([
      1, 1,
    ]);
    expect(storyAtStage(story({ lines }), "delivered", NOW).lines.map((one) => one.currentQuantity)).toEqual([2, 1]);
  });

  it("is an old order where silence is long", () => {
    expect(storyAtStage(story(), "expired", NOW).order.placedAt.getTime()).toBeLessThan(hoursAgo(60 * 24).getTime());
  });

  it("can be told in every language", () => {
    for (const stage of PREVIEW_STAGES) {
      for (const locale of LOCALES) {
        const told = viewOrder(storyAtStage(story(), stage, NOW), NOW, languageOf(locale));
        expect(told.headline.length, `${stage} ${locale}`).toBeGreaterThan(0);
      }
    }
  });
});
