import fc from "fast-check";
import { SegmentedMessage } from "sms-segments-calculator";
import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { languageOf, LOCALES, type Locale } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { MAX_SEGMENTS, type SmsView, writeSms as write } from "./sms-text.ts";

const url = "https://willow.example/apps/track/t/Zk3JxV9p0aLq7R2sTnB4cQ";
const view: SmsView = {
  kind: "delivered",
  shopName: "Willow",
  orderName: "#1001",
  parcels: [],
  trackingUrl: url,
  firstToNumber: false,
};

const english = wordsIn(languageOf("en"));
const writeSms = (one: SmsView) => write(one, english);
/** The languages whose everyday letters are in GSM 03.38. */
const GSM: readonly Locale[] = ["en", "de", "fr", "es", "pt", "it", "nl"];

describe("writeSms", () => {
  it("names the shop first, then the news, then the link", () => {
    expect(writeSms(view)).toEqual({
      text: `Willow: your order #1001 has been delivered. Enjoy! ${url}`,
      segments: 1,
      encoding: "GSM-7",
      isCut: false,
    });
  });

  it("says which of several parcels it is about", () => {
    const { text } = writeSms({ ...view, parcels: [{ place: { place: 2, all: 3 } }] });
    expect(text).toBe(`Willow: your order #1001 (parcel 2 of 3) has been delivered. Enjoy! ${url}`);
  });

  it("tells the days where they cost no further segment, the fuller way if it can", () => {
    const days = ["Expected Thu 19 – Mon 23 Nov.", "Expected 19/11 – 23/11."];
    expect(writeSms({ ...view, kind: "shipped", days }).text).toBe(
      `Willow: good news! Your order #1001 is on its way. Expected Thu 19 - Mon 23 Nov. ${url}`,
    );
    const long = {
      ...view,
      kind: "shipped" as const,
      days,
      shopName: "Willow and Oak House",
      orderName: "#1001-2026-EUR",
    };
    expect(writeSms(long).text).toContain("Expected 19/11 - 23/11.");
    const longer = { ...long, orderName: "#1001-2026-EUROPE-SOUTH" };
    expect(writeSms(longer).text).not.toContain("Expected");
    expect([long, longer].map((one) => writeSms(one).segments)).toEqual([1, 1]);
    expect(writeSms({ ...view, days, ownText: "Hooray!" }).text).toBe(`Willow: Hooray! ${url}`);
  });

  it("says how to stop in the first text to a number", () => {
    expect(writeSms({ ...view, firstToNumber: true }).text).toMatch(/Reply STOP to opt out, HELP for help\.$/);
  });

  it.each(GSM)("fits every kind in %s into two segments of the GSM alphabet", (locale) => {
    for (const kind of MESSAGE_KINDS) {
      const parcels = [{ place: { place: 1, all: 2 } }];
      const { text, segments } = write({ ...view, kind, parcels, firstToNumber: true }, wordsIn(languageOf(locale)));
      expect(segments, text).toBeLessThanOrEqual(2);
      expect(new SegmentedMessage(text).encodingName, text).toBe("GSM-7");
    }
  });

  it.each(LOCALES)("says everything in %s within three segments, the link whole", (locale) => {
    for (const kind of MESSAGE_KINDS) {
      const words = wordsIn(languageOf(locale));
      const { text, segments } = write({ ...view, kind, firstToNumber: true }, words);
      expect(segments, text).toBeLessThanOrEqual(MAX_SEGMENTS);
      expect(text).toContain(url);
      expect(text).toContain(words.say("sms.stop").replaceAll("’", "'"));
    }
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
