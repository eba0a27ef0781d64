import { describe, expect, it } from "vitest";

import { event, expected, hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { viewOrder } from "./view.ts";

describe("the first sentence", () => {
  it.each([
    ["carrier_damaged", "Your parcel was damaged", "damaged on the way"],
    ["carrier_lost", "Your parcel is lost", "cannot be found"],
    ["recipient_address_wrong", "The address needs another look", "not complete or not right"],
    ["recipient_refused", "It was not accepted at the door", "was not accepted"],
    [null, "Your parcel is held up", "something is in the way"],
    ["never_heard_of", "Your parcel is held up", "something is in the way"],
  ])("says what is in the way when the carrier does: %s", (reason, headline, lead) => {
    const view = viewOrder(story({ parcels: [parcel({ status: "exception", reason })] }), NOW);
    expect(view.headline).toBe(headline);
    expect(view.lead).toContain(lead);
  });

  it("promises the day of one parcel for that one alone", () => {
    const estimate = expected("2026-11-19", "2026-11-16", { basis: "rule" });
    const second = parcel({ id: "parcel-2", status: "label_created", estimate });
    expect(viewOrder(story({ parcels: [second, parcel()] }), NOW).headline).toBe(
      "Parcel 2: Arriving Saturday 14 November",
    );
    expect(viewOrder(story({ parcels: [parcel(), parcel({ id: "parcel-2" })] }), NOW).headline).toBe(
      "Arriving Saturday 14 November",
    );
  });

  it("speaks of the parcel that comes first, and of the day it was last seen", () => {
    const later = expected("2026-11-19", "2026-11-16", { basis: "rule" });
    const second = parcel({ id: "parcel-2", estimate: later, statusAt: hoursAgo(1) });
    const first = parcel({
      statusAt: hoursAgo(50),
      events: [event("in_transit", 1, "COLOGNE"), event("in_transit", 50)],
    });
    expect(viewOrder(story({ parcels: [second, first] }), NOW)).toMatchObject({
      headline: "Parcel 2: Arriving Saturday 14 November",
      lead: "Last seen in Cologne, Germany today. Next, it travels on towards you.",
    });
  });

  it("calls nothing late that is on the van today", () => {
    const estimate = expected("2026-11-10", "2026-11-10");
    const onTheVan = parcel({ status: "out_for_delivery", statusAt: hoursAgo(2), estimate });
    expect(viewOrder(story({ parcels: [onTheVan] }), NOW)).toMatchObject({
      headline: "Arriving today",
      tone: "moving",
    });
  });
});
