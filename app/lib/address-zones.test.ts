import { IANAZone } from "luxon";
import { describe, expect, it } from "vitest";

import { zoneOfAddress, zonesOfAddress } from "./address-zones.ts";
import { REGION_ZONES } from "./region-zones.ts";

const zones = (country: string | null, region: string | null = null) =>
  zonesOfAddress({ country, region }, "Asia/Kolkata");

describe("zonesOfAddress", () => {
  it.each([
    ["US", "NY", ["America/New_York"]],
    ["us", "ny", ["America/New_York"]],
    ["US", "US-FL", ["America/New_York", "America/Chicago"]],
    ["ES", "TF", ["Atlantic/Canary"]],
    ["PT", "20", ["Atlantic/Azores"]],
    ["NZ", "CIT", ["Pacific/Chatham"]],
    ["IN", "KA", ["Asia/Kolkata"]],
    ["GB", null, ["Europe/London"]],
  ])("%s %s", (country, region, expected) => {
    expect(zones(country, region)).toEqual(expected);
  });

  it("takes every zone of the country for a region it does not know", () => {
    expect(zones("US", "Nowhere")).toEqual(expect.arrayContaining(["America/New_York", "Pacific/Honolulu"]));
  });

  it("falls back to the shop's zone, and to UTC where that is none", () => {
    expect(zones(null)).toEqual(["Asia/Kolkata"]);
    expect(zones("XK", "01")).toEqual(["Asia/Kolkata"]);
    expect(zonesOfAddress({ country: null, region: null }, "Mars/Olympus")).toEqual(["UTC"]);
  });

  it.each([
    ["US", "TX", "Asia/Kolkata", "America/Chicago"],
    ["US", "ny", "America/Denver", "America/New_York"],
    ["ES", null, "Asia/Kolkata", "Africa/Ceuta"],
    ["US", null, "America/Los_Angeles", "America/Los_Angeles"],
    ["AU", "Nowhere", "Europe/Berlin", "Australia/Adelaide"],
    [null, null, "Europe/Berlin", "Europe/Berlin"],
    ["XK", null, "Mars/Olympus", "UTC"],
  ])("tells days of %s %s, seen from %s, in %s", (country, region, shopZone, zone) => {
    expect(zoneOfAddress({ country, region }, shopZone)).toBe(zone);
  });

  it("names only zones that exist", () => {
    const named = Object.values(REGION_ZONES).flatMap((regions) => Object.values(regions).flat());
    expect(named.filter((zone) => !IANAZone.isValidZone(zone))).toEqual([]);
  });
});
