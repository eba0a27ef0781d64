import { describe, expect, it } from "vitest";

import { STATUSES } from "#app/tracking/status.ts";

import { stageOf, stageOfPage } from "./stage.ts";

const today = "2026-11-26";
const parcel = (status: (typeof STATUSES)[number], latestOn: string | null = null) => ({ status, latestOn });

describe("how far an order was", () => {
  it.each<[string, Parameters<typeof stageOf>[0], string]>([
    ["without a parcel", { today, isCancelled: false, parcels: [] }, "unsent"],
    ["cancelled without a parcel", { today, isCancelled: true, parcels: [] }, "ended"],
    ["moving", { today, isCancelled: false, parcels: [parcel("in_transit", "2026-11-27")] }, "moving"],
    ["moving, due today", { today, isCancelled: false, parcels: [parcel("in_transit", today)] }, "moving"],
    ["moving, due yesterday", { today, isCancelled: false, parcels: [parcel("in_transit", "2026-11-25")] }, "late"],
    ["never sent, due yesterday", { today, isCancelled: false, parcels: [parcel("pending", "2026-11-25")] }, "late"],
    ["arrived after its day", { today, isCancelled: false, parcels: [parcel("delivered", "2026-11-20")] }, "arrived"],
    ["one arrived, one on the van",
      { today, isCancelled: false, parcels: [parcel("delivered"), parcel("out_for_delivery")] }, "arriving"],
    ["one arrived, one stuck",
      { today, isCancelled: false, parcels: [parcel("delivered"), parcel("exception")] }, "trouble"],
    ["one parcel cancelled, one arrived",
      { today, isCancelled: true, parcels: [parcel("cancelled"), parcel("delivered")] }, "arrived"],
  ])("%s", (_name, situation, stage) => {
    expect(stageOf(situation)).toBe(stage);
  }); // prettier-ignore

  it("knows a stage for every word of the page", () => {
    for (const word of [...STATUSES, "late", "received", "order_cancelled"])
      expect(stageOfPage(word), word).not.toBeNull();
  });

  it.each(["redacted", "toString", "", 7, null, undefined])("knows none for %s", (word) => {
    expect(stageOfPage(word)).toBeNull();
  });
});
