import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { languageOf, LOCALES } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { writeCopy } from "./copy.ts";
import { renderEmail } from "./render-email.ts";
import { sampleView } from "./sample-view.ts";
import type { MessageParcel, MessageView } from "./view.ts";

const now = new Date("2026-11-24T09:00:00Z");
const shop = {
  name: "Willow",
  logoUrl: "",
  accentColor: "#1f5f4a",
  supportEmail: "hello@willow.example",
  postalAddress: "Lindenweg 4, Berlin",
};
const throwItem = {
  title: "Linen throw",
  variantTitle: "Oat",
  quantity: 2,
  imageUrl: "https://cdn.example/t.png",
  imageAlt: "A throw",
};
const parcel: MessageParcel = {
  place: null,
  carrier: "DHL Express",
  number: "JD0146",
  reason: null,
  statusAt: now,
  deliveredAt: new Date("2026-11-25T13:12:00Z"),
  promise: { earliestOn: "2026-11-25", latestOn: "2026-11-27", basis: "rule", moved: null },
  items: [throwItem],
};
const view: MessageView = {
  ...sampleView("shipped", shop, "Europe/Berlin", now),
  trackingUrl: "https://willow.example/apps/track/t/token",
  unsubscribeUrl: "https://afterglow.test/u/token",
  parcels: [parcel],
};
const english = wordsIn(languageOf("en"));
const render = (change: Partial<MessageView>) =>
  renderEmail({ ...view, ...change }, writeCopy({ ...view, ...change }, english));
const withParcel = (change: Partial<MessageParcel>) => ({ parcels: [{ ...parcel, ...change }] });

describe("renderEmail", () => {
  it.each(MESSAGE_KINDS)("tells %s in HTML and in text alike", (kind) => {
    const mail = render({ kind });
    for (const part of [mail.html, mail.text]) {
      for (const words of [
        "#1001",
        "Ana",
        "Linen throw",
        "Oat",
        "Quantity: 2",
        view.trackingUrl,
        view.unsubscribeUrl,
      ]) {
        expect(part).toContain(words);
      }
      for (const words of ["hello@willow.example", "Lindenweg 4, Berlin", "you ordered from Willow"]) {
        expect(part).toContain(words);
      }
    }
    expect(mail.html.length).toBeLessThan(30_000);
    expect(mail.html.match(/class="button"/g)).toHaveLength(1);
  });

  it.each(LOCALES)("speaks %s, in its direction", (locale) => {
    const { html } = renderEmail(view, writeCopy(view, wordsIn(languageOf(locale))));
    expect(html).toContain(`<html lang="${languageOf(locale).format}" dir="${/ar|he/.test(locale) ? "rtl" : "ltr"}"`);
  });

  it("names the delivery window, and the hour of delivery in the shop's zone", () => {
    expect(render({}).text).toContain("Expected delivery: Wednesday 25 November – Friday 27 November");
    expect(render({ kind: "delivered" }).text).toMatch(/Delivered: Wednesday 25 November at 14:12/);
    expect(render({ kind: "out_for_delivery" }).text).toContain("Expected delivery: Today, Tuesday 24 November");
  });

  it("names no day that has passed", () => {
    expect(render({ now: new Date("2026-11-26T09:00:00Z") }).text).toContain(
      "Thursday 26 November – Friday 27 November",
    );
    expect(render({ now: new Date("2026-11-28T09:00:00Z") }).text).not.toContain("Expected delivery");
  });

  it("says what was promised, what holds now, why, and sorry once", () => {
    const moved = { fromOn: "2026-11-25", at: now, why: "carrier" } as const;
    const promise = { earliestOn: "2026-11-27", latestOn: "2026-11-28", basis: "carrier", moved } as const;
    const { text, html } = render({ kind: "delayed", ...withParcel({ promise, reason: "weather_delay" }) });
    expect(text).toContain("Now expected: Friday 27 November – Saturday 28 November");
    expect(text).toContain("Before, we said Wednesday 25 November. DHL Express has named another day since.");
    expect(text).toContain("Bad weather is in the way.");
    for (const part of [text, html]) expect(part.match(/sorry/gi)).toHaveLength(1);
  });

  it("does not call days new that were named before, though the carrier is late", () => {
    const promise = { earliestOn: "2026-11-27", latestOn: "2026-11-30", basis: "learned", moved: null } as const;
    const { subject, text } = render({ kind: "delayed", ...withParcel({ promise }) });
    expect(subject).toMatch(/: a hold-up on the way$/);
    expect(text).not.toMatch(/later than planned/i);
    expect(text).toContain("Expected delivery: Friday 27 November – Monday 30 November");
    expect(text).toContain("Our estimate stays the same.");
    expect(text).not.toContain("Now expected");
  });

  it("is glad of a day that came nearer, and says sorry only for what is late", () => {
    const moved = { fromOn: "2026-11-30", at: now, why: "rule" } as const;
    const promise = { earliestOn: "2026-11-27", latestOn: "2026-11-28", basis: "learned", moved } as const;
    const { text } = render(withParcel({ promise }));
    expect(text).toContain("Now expected: Friday 27 November – Saturday 28 November");
    expect(text).toContain("9 of 10 parcels like yours arrive by Saturday 28 November.");
    expect(text).toContain("Good news: it is coming along faster than we thought. Before, we said Monday 30 November.");
    expect(text).not.toMatch(/sorry/i);
    const late = render({ kind: "delayed", ...withParcel({ promise }) }).text;
    expect(late.match(/sorry/gi)).toHaveLength(1);
    expect(late).not.toContain("Good news");
    expect(late).toContain("Expected delivery: Friday 27 November");
  });

  it("says when an order leaves and arrives that is in no parcel yet", () => {
    const window = {
      shipsByOn: "2026-11-25",
      earliestOn: "2026-11-27",
      latestOn: "2026-12-01",
      basis: "learned",
    } as const;
    const confirmed = (change: Partial<MessageView>) =>
      render({ kind: "order_confirmed", parcels: [], ...change }).text;
    expect(confirmed({ window })).toContain(
      "Expected delivery: Friday 27 November – Tuesday 1 December\n" +
        "It leaves us by Wednesday 25 November. 9 of 10 parcels like yours arrive by Tuesday 1 December.\n",
    );
    expect(confirmed({ window: { ...window, shipsByOn: "2026-11-23", basis: "rule" } })).not.toContain("leaves us");
    expect(confirmed({ window: null })).not.toContain("Expected delivery");
    expect(confirmed({ window, now: new Date("2026-12-02T09:00:00Z") })).not.toContain("Expected delivery");
  });

  it("owns up to a promise that was not kept", () => {
    const late = withParcel({ deliveredAt: new Date("2026-11-28T10:00:00Z") });
    const { text } = render({ kind: "delivered", now: new Date("2026-11-28T11:00:00Z"), ...late });
    expect(text).toContain("We had said Friday 27 November, and it came later. We are sorry.");
  });

  it("says which of several parcels it is about", () => {
    const mail = render({ kind: "delivered", ...withParcel({ place: { place: 1, all: 2 } }) });
    expect(mail.subject).toBe("Delivered: your order #1001 (parcel 1 of 2)");
    expect(mail.text).toContain("#1001 · parcel 1 of 2");
  });

  it("tells of several parcels at once, each with its things, day and number", () => {
    const first = { ...parcel, place: { place: 1, all: 3 } };
    const candle = { ...throwItem, title: "Candle", quantity: 1 };
    const second = { ...parcel, place: { place: 3, all: 3 }, number: "UPS9", carrier: "UPS", items: [candle] };
    const mail = render({ parcels: [first, second] });
    expect(mail.subject).toBe("Your order #1001 (2 parcels) is on its way");
    expect(mail.text).toContain("Your parcels are packed and in the hands of the carrier.");
    for (const part of [mail.html, mail.text]) {
      const order = [
        "Parcel 1 of 3",
        "Linen throw",
        "JD0146 (DHL\u00a0Express)",
        "Parcel 3 of 3",
        "Candle",
        "UPS9 (UPS)",
      ];
      const places = order.map((words) => part.indexOf(words));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((place) => place >= 0)).toBe(true);
    }
    expect(mail.text.match(/Expected delivery/g)).toHaveLength(2);
  });

  it("says why, when that is known", () => {
    const text = (reason: string | null) => render({ kind: "exception", ...withParcel({ reason }) }).text;
    expect(text("carrier_damaged")).toContain("The carrier says that the parcel is damaged. We are sorry about that.");
    for (const none of [null, "never_heard_of", "constructor"]) {
      expect(text(none)).toContain("if you need us.\n\nWe are sorry about that.");
    }
  });

  it("shows one day when both ends are the same", () => {
    const promise = { earliestOn: "2026-11-25", latestOn: "2026-11-25", basis: "rule", moved: null } as const;
    expect(render(withParcel({ promise })).text).toContain("Expected delivery: Wednesday 25 November\n");
  });

  it("keeps markup in data as text, and line breaks out of the subject", () => {
    const hostile = "<script>alert(1)</script>{{7*7}}";
    const items = [
      { title: hostile, variantTitle: null, quantity: 1, imageUrl: "javascript:alert(1)", imageAlt: null },
    ];
    const mail = render({ ...withParcel({ items }), firstName: hostile, orderName: "#1\r\nBcc: eve@example.com" });
    expect(mail.html).not.toMatch(/<script|javascript:/);
    expect(mail.html).toContain("&lt;script&gt;");
    expect(mail.subject).toBe("Your order #1 Bcc: eve@example.com is on its way");
  });

  it("shows what goes with it below everything else, and only while all is well", () => {
    const because = "Goes well with Linen throw";
    const pick = {
      title: "Wool throw",
      imageUrl: null,
      imageAlt: "",
      price: "€24.00",
      href: "https://w.example/p",
      because,
    };
    const mail = render({ picks: [pick, pick, pick] });
    for (const part of [mail.html, mail.text]) {
      expect(part.indexOf("Wool throw")).toBeGreaterThan(part.indexOf("hello@willow.example"));
      expect(part).toContain("€24.00");
    }
    expect(render({ kind: "delayed", picks: [pick] }).html).not.toContain("Wool throw");
    expect(render({ picks: [] }).text).not.toContain("You may also like");
  });

  it("stays far below the size at which mail programs cut, and says what it leaves out", () => {
    const items = Array.from({ length: 60 }, (_, n) => ({ ...throwItem, title: `Thing ${n} ${"x".repeat(200)}` }));
    const mail = render(withParcel({ items }));
    expect(mail.html.length).toBeLessThan(102_000);
    expect(mail.text).toContain("and 112 more");
  });

  it("does without name, number, window, address and support", () => {
    const bareShop = { ...shop, supportEmail: "", postalAddress: "", logoUrl: "https://cdn.example/logo.png" };
    const bare = withParcel({ carrier: "", number: "", promise: null, items: [] });
    const mail = render({ ...bare, firstName: null, items: [], shop: bareShop });
    expect(mail.text).toContain("in the hands of the carrier");
    expect(mail.text).not.toMatch(/null|undefined|\{\w+\}/);
    expect(mail.html).toContain('alt="Willow"');
  });
});
