import { describe, expect, it } from "vitest";

import { deliveryDays } from "./delivery-days.ts";
import { holdDaysOf } from "./hold-days.ts";

describe("the days of a new try", () => {
  it.each([
    ["a Thursday noon", "2026-11-12T11:00:00Z", 7, "13 16 17 18 19"],
    ["a Friday evening: the weekend is no choice", "2026-11-13T19:00:00Z", 4, "16 17"],
    ["late at night it is tomorrow in Berlin already", "2026-11-11T23:30:00Z", 1, "13"],
    ["a short hold over the weekend leaves nothing", "2026-11-13T11:00:00Z", 2, ""],
  ])("%s", (_, at, hold, days) => {
    const now = new Date(at);
    expect(deliveryDays(now, hold, now, "Europe/Berlin").map((day) => day.slice(8)).join(" ")).toBe(days); // prettier-ignore
  });

  it("count from the attempt, however late the shopper looks", () => {
    const attempted = new Date("2026-11-12T11:00:00Z");
    expect(deliveryDays(attempted, 7, new Date("2026-11-18T11:00:00Z"), "Europe/Berlin")).toEqual(["2026-11-19"]);
    expect(deliveryDays(attempted, 7, new Date("2026-11-20T11:00:00Z"), "Europe/Berlin")).toEqual([]);
  });

  it("take a zone that nobody knows for UTC", () => {
    const now = new Date("2026-11-12T11:00:00Z");
    expect(deliveryDays(now, 1, now, "Mars/Olympus")).toEqual(["2026-11-13"]);
  });
});

describe("how long a carrier keeps a parcel", () => {
  it.each([
    ["USPS", 15],
    ["UPS", 5],
    ["FedEx", 5],
    ["Royal Mail", 14],
    ["DPD", 6],
    ["DHL", 7],
    ["Cupspeed", 7],
    ["", 7],
  ])("%s: %i days", (carrier, days) => expect(holdDaysOf(carrier)).toBe(days));
});
