import { describe, expect, it } from "vitest";

import { ENGLISH } from "#app/words/locale.ts";
import { expected, hoursAgo, NOW, parcel, story, UNSENT } from "#tests/theme/stories.ts";

import { calendarOf } from "./calendar.ts";
import type { OrderStory } from "./story.ts";

const shop = "willow.myshopify.com";
const facts = { shop, orderId: "order-1", language: ENGLISH, now: NOW };

/** The values of a property in the file, its folded lines joined. */
function read(told: OrderStory, name: string, changes: Partial<typeof facts> = {}): string[] {
  const file = calendarOf(told, { ...facts, ...changes }) ?? "";
  const lines = file.replaceAll(/\r\n[\t ]/g, "").split("\r\n");
  return lines.filter((line) => line.startsWith(name)).map((line) => line.slice(line.indexOf(":") + 1));
}

const numberOf = (told: OrderStory) => Number(read(told, "SEQUENCE")[0]);

const withEstimate = (latestOn: string, earliestOn = latestOn) =>
  story({ parcels: [parcel({ estimate: expected(latestOn, earliestOn) })] });

describe("the calendar of an order", () => {
  it.each([
    ["one day", "2026-11-14", "2026-11-14", "20261114", "20261115"],
    ["a span of days", "2026-11-14", "2026-11-16", "20261114", "20261117"],
    ["a span over the month's end", "2026-11-29", "2026-12-01", "20261129", "20261202"],
    ["a span that has begun", "2026-11-09", "2026-11-14", "20261112", "20261115"],
  ])("holds %s as whole days", (_name, earliestOn, latestOn, start, end) => {
    const told = withEstimate(latestOn, earliestOn);
    expect([read(told, "DTSTART;VALUE=DATE"), read(told, "DTEND;VALUE=DATE")]).toEqual([[start], [end]]);
  });

  it("is told in the page's words, and asks for no time of anybody's", () => {
    expect(read(story(), "SUMMARY")).toEqual(["Delivery from Willow"]);
    const [description = ""] = read(story(), "DESCRIPTION");
    expect(description.split("\\n")).toEqual([
      "Order #1001",
      "Arriving Saturday 14 November",
      "Worked out from the day that DHL names.",
    ]);
    expect(read(story(), "TRANSP")).toEqual(["TRANSPARENT"]);
    expect(read(story(), "METHOD")).toEqual(["PUBLISH"]);
  });

  it("has an entry for every parcel that is expected", () => {
    const second = parcel({ id: "parcel-2", fulfillmentId: "f-2", estimate: expected("2026-11-20") });
    const arrived = parcel({ id: "parcel-3", fulfillmentId: "f-3", status: "delivered", deliveredAt: hoursAgo(2) });
    const told = story({ parcels: [parcel(), second, arrived] });
    expect(read(told, "UID")).toEqual([`order-1@${shop}`, `parcel-2@${shop}`]);
    expect(read(told, "SUMMARY")).toEqual([
      "Delivery from Willow (Parcel 1 of 3)",
      "Delivery from Willow (Parcel 2 of 3)",
    ]);
  });

  it("keeps its name and gets a higher number when the day moves, either way", () => {
    const numberAt = (latestOn: string, hours: number) =>
      numberOf(
        story({ parcels: [parcel({ estimate: expected(latestOn, latestOn, { computedAt: hoursAgo(hours) }) })] }),
      );
    const [first, later, earlier] = [numberAt("2026-11-14", 20), numberAt("2026-11-16", 10), numberAt("2026-11-13", 5)];
    expect(numberAt("2026-11-14", 20)).toBe(first);
    expect(later).toBeGreaterThan(first);
    expect(earlier).toBeGreaterThan(later);
    expect(read(withEstimate("2026-11-16"), "UID")).toEqual(read(withEstimate("2026-11-14"), "UID"));
  });

  it("knows the order before its parcel, which takes the entry over", () => {
    const told = story({ order: { ...story().order, window: UNSENT }, parcels: [] });
    expect(read(told, "DTSTART;VALUE=DATE")).toEqual(["20261117"]);
    expect(read(told, "SUMMARY")).toEqual(["Delivery from Willow"]);
    expect(read(told, "UID")).toEqual(read(story(), "UID"));
    expect(numberOf(story())).toBeGreaterThan(numberOf(told));
    const cancelled = { ...told, order: { ...told.order, cancelledAt: hoursAgo(1) } };
    expect(calendarOf(cancelled, facts)).toBeNull();
  });

  it("moves to today when the parcel is on the van, with a higher number", () => {
    const onVan = story({
      parcels: [parcel({ status: "out_for_delivery", milestone: "out_for_delivery", statusAt: hoursAgo(2) })],
    });
    expect(read(onVan, "DTSTART;VALUE=DATE")).toEqual(["20261112"]);
    expect(numberOf(onVan)).toBeGreaterThan(numberOf(story()));
  });

  it.each<[string, OrderStory]>([
    ["no parcel", story({ parcels: [] })],
    ["no window", story({ parcels: [parcel({ estimate: null })] })],
    ["an arrived parcel", story({ parcels: [parcel({ status: "delivered", deliveredAt: hoursAgo(2) })] })],
    ["a late parcel", withEstimate("2026-11-10")],
    ["a shopper who is forgotten", story({ order: { ...story().order, redacted: true } })],
  ])("is none for %s", (_name, told) => {
    expect(calendarOf(told, facts)).toBeNull();
  });

  it("keeps line breaks and signs of its own out of its lines", () => {
    const told = story();
    told.shop.name = "Wil;low, \\Inc\r\nATTENDEE:mailto:eve@example.com";
    const file = calendarOf(told, facts) ?? "";
    expect(file).not.toMatch(/^ATTENDEE/m);
    expect(read(told, "SUMMARY")[0]).toContain("Wil\\;low\\, \\\\Inc");
  });

  it("tells nothing of a carrier that the merchant hides", () => {
    const hidden = story();
    hidden.shop.brand = { ...hidden.shop.brand, maskCarrier: true };
    expect(calendarOf(hidden, facts)).not.toMatch(/DHL|0034/);
  });

  it("speaks the page's language", () => {
    const [description = ""] = read(story(), "DESCRIPTION", { language: { locale: "de", format: "de-DE" } });
    expect(description).not.toBe("");
  });
});
