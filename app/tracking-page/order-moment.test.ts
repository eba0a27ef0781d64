import { describe, expect, it } from "vitest";

import { parsePickSettings } from "#app/recommendations/pick-settings.ts";
import { STATES } from "#tests/theme/states.ts";
import { expected, hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { findSilence, type Silence } from "./order-moment.ts";
import type { OrderStory } from "./story.ts";
import { viewOrder } from "./view.ts";

const silenceOf = (told: OrderStory, { isOnPage = true, isDisputed = false } = {}) =>
  findSilence(told, viewOrder(told, NOW), { isOnPage, isDisputed });

describe("findSilence", () => {
  it.each<[string, Silence | null]>([
    ["on its way", null],
    ["late", "trouble"],
    ["delayed", "trouble"],
    ["returned", "trouble"],
    ["expired", "trouble"],
    ["no parcel yet, overdue", "trouble"],
    ["cancelled", "cancelled"],
    ["redacted", "redacted"],
  ])("of an order that is %s: %s", (name, silence) => {
    const told = STATES[name];
    if (!told) throw new Error(`No state ${name}`);
    expect(silenceOf(told)).toBe(silence);
  });

  it("says that one parcel of two is enough", () => {
    const parcels = [parcel(), parcel({ id: "parcel-2", status: "delayed", estimate: null })];
    expect(silenceOf(story({ parcels }))).toBe("trouble");
  });

  it("knows of a day that passed, and of a silence, whatever the parcel's state", () => {
    const moved = { fromOn: "2026-11-10", at: hoursAgo(9), why: "carrier" } as const;
    expect(silenceOf(story({ parcels: [parcel({ estimate: expected("2026-11-14", "2026-11-13", { moved }) })] }))).toBe(
      "trouble",
    );
    const silence = {
      ...{ heardAt: hoursAgo(150), usualFromDays: 1, usualToDays: 3, tellAt: NOW },
      ...{ noticedAt: NOW, isWritten: true, isHandedOver: true },
    };
    expect(silenceOf(story({ parcels: [parcel({ silence })] }))).toBe("trouble");
    // What has come is not silent any more, whatever was noticed before.
    const came = parcel({ status: "delivered", statusAt: hoursAgo(1), deliveredAt: hoursAgo(1), silence });
    expect(silenceOf(story({ parcels: [came], picks: [] }))).toBe("nothing_fits");
  });

  it("does not say of an order at odds with the shop that nothing fits, nor blame the merchant's switch", () => {
    const at = story({ picks: [] });
    expect(silenceOf(at, { isDisputed: true })).toBe("disputed");
    expect(silenceOf(at, { isDisputed: true, isOnPage: false })).toBe("disputed");
    expect(silenceOf({ ...at, parcels: [parcel({ status: "delayed", estimate: null })] }, { isDisputed: true })).toBe(
      "trouble",
    );
  });

  it("tells the merchant's own doing from what nobody can help", () => {
    expect(silenceOf(story({ picks: [] }), { isOnPage: false })).toBe("switched_off");
    expect(silenceOf(story({ picks: [] }))).toBe("nothing_fits");
    expect(silenceOf(story({ trial: { isHeldOut: true, isNoted: false } }))).toBe("held_out");
    const kinds = story().picks.map(({ kind }) => kind);
    const pickSettings = parsePickSettings({ hiddenKinds: { on_the_way: kinds } });
    expect(silenceOf(story({ shop: { ...story().shop, pickSettings } }))).toBe("hidden_kinds");
  });
});
