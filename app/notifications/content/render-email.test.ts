import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import type { MessageView } from "./copy.ts";
import { renderEmail } from "./render-email.tsx";

const view: MessageView = {
  kind: "shipped",
  locale: "de-DE",
  timeZone: "Europe/Berlin",
  shop: {
    name: "Willow",
    logoUrl: "",
    accentColor: "#1f5f4a",
    supportEmail: "hello@willow.example",
    postalAddress: "Lindenweg 4, Berlin",
  },
  orderName: "#1001",
  parcelOf: null,
  reason: null,
  firstName: "Ana",
  carrier: "DHL Express",
  trackingNumber: "JD0146",
  window: { earliestOn: new Date("2026-11-25"), latestOn: new Date("2026-11-27") },
  deliveredAt: new Date("2026-11-25T13:12:00Z"),
  items: [
    {
      title: "Linen throw",
      variantTitle: "Oat",
      quantity: 2,
      imageUrl: "https://cdn.example/t.png",
      imageAlt: "A throw",
    },
  ],
  trackingUrl: "https://willow.example/apps/track/t/token",
  unsubscribeUrl: "https://afterglow.test/u/token",
};

describe("renderEmail", () => {
  it.each(MESSAGE_KINDS)("tells %s in HTML and in text alike", async (kind) => {
    const mail = await renderEmail({ ...view, kind });
    const html = mail.html.replaceAll("<!-- -->", "");
    for (const part of [html, mail.text]) {
      for (const words of ["#1001", "Ana", "Linen throw", "Oat", "Quantity 2", view.trackingUrl, view.unsubscribeUrl]) {
        expect(part).toContain(words);
      }
      for (const words of ["hello@willow.example", "Lindenweg 4, Berlin", "you ordered from Willow"]) {
        expect(part).toContain(words);
      }
    }
    expect(mail.html.length).toBeLessThan(30_000);
    expect(mail.html).toMatch(/<html[^>]* lang="en"/);
    expect(mail.html).toMatch(/<html[^>]* dir="ltr"/);
    expect(mail.html.match(/class="button"/g)).toHaveLength(1);
  });

  it("names the delivery window, and the hour of delivery in the shop's zone", async () => {
    const shipped = await renderEmail(view);
    const delivered = await renderEmail({ ...view, kind: "delivered" });
    expect(shipped.text).toContain("Expected delivery: Wed, Nov 25 – Fri, Nov 27");
    expect(delivered.text).toMatch(/Delivered on: Wed, Nov 25, 2:12\sPM/);
  });

  it("says which of several parcels it is about", async () => {
    const mail = await renderEmail({ ...view, kind: "delivered", parcelOf: { place: 1, all: 2 } });
    expect(mail.subject).toBe("Delivered: parcel 1 of 2 of your order #1001");
    expect(mail.text).toContain("#1001 · Parcel 1 of 2");
    expect((await renderEmail({ ...view, parcelOf: { place: 2, all: 2 } })).subject).toBe(
      "Parcel 2 of 2 of your order #1001 is on its way",
    );
  });

  it("says why, when that is known", async () => {
    const text = async (reason: string | null) => (await renderEmail({ ...view, kind: "exception", reason })).text;
    expect(await text("carrier_damaged")).toContain("The carrier says that the parcel is damaged. We are sorry.");
    for (const none of [null, "never_heard_of", "constructor"]) {
      expect(await text(none)).toContain("says DHL Express. We are sorry.");
    }
  });

  it("shows one day when both ends are the same", async () => {
    const day = new Date("2026-11-25");
    const mail = await renderEmail({ ...view, window: { earliestOn: day, latestOn: day } });
    expect(mail.text).toContain("Expected delivery: Wed, Nov 25\n");
  });

  it("keeps markup in data as text, and line breaks out of the subject", async () => {
    const hostile = "<script>alert(1)</script>{{7*7}}";
    const items = [{ title: hostile, variantTitle: null, quantity: 1, imageUrl: null, imageAlt: null }];
    const mail = await renderEmail({ ...view, items, firstName: hostile, orderName: "#1\r\nBcc: eve@example.com" });
    expect(mail.html).not.toContain("<script");
    expect(mail.html).toContain("&lt;script&gt;");
    expect(mail.subject).toBe("Your order #1 Bcc: eve@example.com is on its way");
  });

  it("stays far below the size at which mail programs cut, and says what it leaves out", async () => {
    const items = Array.from({ length: 60 }, (_, n) => ({ ...view.items[0]!, title: `Thing ${n} ${"x".repeat(200)}` }));
    const mail = await renderEmail({ ...view, items });
    expect(mail.html.length).toBeLessThan(102_000);
    expect(mail.text).toContain("and 112 more");
  });

  it("does without name, number, window, address and support", async () => {
    const shop = { ...view.shop, supportEmail: "", postalAddress: "", logoUrl: "https://cdn.example/logo.png" };
    const bare = { firstName: null, carrier: "", trackingNumber: "", window: null, items: [], shop };
    const mail = await renderEmail({ ...view, ...bare });
    expect(mail.text).toContain("in the hands of the carrier");
    expect(mail.text).not.toMatch(/null|undefined|\{\w+\}/);
    expect(mail.html).toContain('alt="Willow"');
  });
});
