import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { MAX_SEGMENTS, type SmsView, writeSms } from "./sms-text.ts";

const url = "https://willow.example/apps/track/t/Zk3JxV9p0aLq7R2sTnB4cQ";
const view: SmsView = {
  kind: "delivered",
  locale: "en",
  shopName: "Willow",
  orderName: "#1001",
  parcelOf: null,
  trackingUrl: url,
  firstToNumber: false,
};

describe("writeSms", () => {
  it("names the shop first, then the news, then the link", () => {
    expect(writeSms(view)).toEqual({
      text: `Willow: your order #1001 has been delivered. Enjoy! ${url}`,
      segments: 1,
    });
  });

  it("says which of several parcels it is about", () => {
    const { text } = writeSms({ ...view, parcelOf: { place: 2, all: 3 } });
    expect(text).toBe(`Willow: parcel 2 of 3 of your order #1001 has been delivered. Enjoy! ${url}`);
  });

  it("says how to stop in the first text to a number", () => {
    expect(writeSms({ ...view, firstToNumber: true }).text).toMatch(/Reply STOP to opt out\.$/);
  });

  it.each(MESSAGE_KINDS)("fits %s into two segments of the GSM alphabet", (kind) => {
    const { text, segments } = writeSms({ ...view, kind, parcelOf: { place: 1, all: 2 }, firstToNumber: true });
    expect(segments).toBeLessThanOrEqual(2);
    expect(text).toMatch(/^[\x20-\x7e]+$/);
  });

  it("writes typographic signs plainly, drops emoji and cuts the shop's name between words", () => {
    const { text } = writeSms({ ...view, shopName: "Ana’s “Little” Shop 🌿 of Wonders and More" });
    expect(text).toMatch(/^Ana's "Little" Shop: your/);
  });

  it("never cuts the link, whatever the names are", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 120 }),
        fc.string({ unit: "grapheme", maxLength: 120 }),
        (shop, order) => {
          const { text, segments } = writeSms({ ...view, shopName: shop, orderName: order, firstToNumber: true });
          expect(text).toContain(` ${url} Reply STOP`.trimStart());
          expect(segments).toBeLessThanOrEqual(MAX_SEGMENTS);
          expect(text).not.toMatch(/[\r\n\0]/);
        },
      ),
    );
  });
});
