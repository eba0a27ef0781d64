import { describe, expect, it } from "vitest";

import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";

import { type ParcelFacts, parcelOf, type Shipping } from "./parcel-facts.ts";
import type { Origin, Origins } from "./sending.ts";

const VENLO = { country: "NL", region: "LI", area: "592" };
const BERLIN: Partial<Shipping> = { rules: parseDeliveryRules({ originRegion: "BE" }) };

function shipping(origins: Partial<Origins> = {}, more: Partial<Shipping> = BERLIN): Shipping {
  const home = { timeZone: "Europe/Berlin", country: "DE" };
  return {
    ...{ shop: "willow", home, rules: parseDeliveryRules({}) },
    origins: { usual: null, hasOthers: false, places: {}, ...origins },
    ...more,
  };
}

function facts(origin?: Partial<Origin>): ParcelFacts {
  return {
    ...{ id: "1", orderedAt: new Date("2026-11-02T09:00:00Z"), handedAt: null, deliveredAt: null, carrierEtaAt: null },
    ...{ carrier: "DHL", to: { country: "FR", region: "IDF", area: "750" }, product: null, category: null, items: 1 },
    ...{ weightG: null, service: null, price: null, freight: null },
    ...(origin && { origin: { location: null, country: null, region: null, area: null, ...origin } }),
  };
}

describe("parcelOf", () => {
  const rules = { from: "DE-BE", fromArea: "", sender: "willow", distanceKm: 880 };

  it.each([
    ["nothing is told or known", facts({}), {}, rules],
    ["its address is told", facts(VENLO), {}, { from: "NL-LI", fromArea: "592", distanceKm: 430 }],
    ["its location is told", facts({ location: "7" }), {}, { ...rules, sender: "7" }],
    ["its location is known", facts({ location: "7" }), { places: { 7: VENLO } }, { from: "NL-LI", sender: "7" }],
    ["the only location packs it", facts({}), { usual: "7" }, { ...rules, sender: "7" }],
    ["one of several packs it", facts({}), { usual: "7", hasOthers: true, places: { 7: VENLO } }, rules],
    ["it is only an order", facts(), { usual: "7", hasOthers: true, places: { 7: VENLO } }, { from: "NL-LI", sender: "7" }],
    ["its address is told, not its location", facts({ country: "US" }), { usual: "7", places: { 7: VENLO } }, { from: "US", sender: "7" }],
  ])("where %s", (_, parcel, origins, expected) => {
    expect(parcelOf(shipping(origins), parcel)).toMatchObject(expected);
  }); // prettier-ignore

  it("knows nothing of a shop that is nowhere", () => {
    const nowhere = { home: { timeZone: "UTC", country: null } };
    expect(parcelOf(shipping({}, nowhere), facts({}))).toMatchObject({ from: "", distanceKm: null });
  });

  it("keeps what was believed before it was in a parcel", () => {
    const origins = { usual: "1", hasOthers: true, places: {} };
    const { asOrdered, ...parcel } = parcelOf(shipping(origins), facts({ location: "7", ...VENLO }));
    expect(parcel).toMatchObject({ sender: "7", from: "NL-LI", carrier: "DHL" });
    expect(asOrdered).toEqual({ sender: "1", from: "DE-BE", fromArea: "", distanceKm: 880, carrier: "" });
  });
});
