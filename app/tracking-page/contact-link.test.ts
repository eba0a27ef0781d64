import { describe, expect, it } from "vitest";

import { parseBrand } from "#app/shops/brand.ts";
import { ENGLISH } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";
import { NOW, parcel, story } from "#tests/theme/stories.ts";

import { contactLink, factsOf } from "./contact-link.ts";
import { viewOrder } from "./view.ts";

const words = wordsIn(ENGLISH);
const contact = (supportUrl: string, supportEmail = "hello@willow.example") => ({ supportUrl, supportEmail });

describe("where the shop is asked", () => {
  it.each<[string, ReturnType<typeof contact>, string | null]>([
    ["a page", contact("https://willow.example/contact"), "https://willow.example/contact"],
    ["a page that takes the order's number", contact("https://willow.example/contact?order={order}&x=1"),
      "https://willow.example/contact?order=%231001%20%26%20y&x=1"],
    ["a number in the path", contact("https://willow.example/ask/{order}"),
      "https://willow.example/ask/%231001%20%26%20y"],
    ["an order's name never chooses the host", contact("https://{order}.example/"), "https://0.example/"],
    ["an e-mail", contact(""), "mailto:hello@willow.example?subject=Order%20%231001%20%26%20y"],
    ["an odd e-mail", contact("", "a?b&c+d@willow.example"),
      "mailto:a%3Fb%26c%2Bd@willow.example?subject=Order%20%231001%20%26%20y"],
    ["no web page at all", contact("javascript:alert(1)"), "mailto:hello@willow.example?subject=Order%20%231001%20%26%20y"],
    ["nothing", contact("", ""), null],
  ])("%s", (_name, brand, href) => {
    expect(contactLink(brand, "#1001 & y", words)).toBe(href);
  }); // prettier-ignore

  it("tells the facts under the shopper's own words", () => {
    const href = contactLink(contact(""), "#1001", words, factsOf(viewOrder(story(), NOW), words)) ?? "";
    const body = new URL(href).searchParams.get("body");
    expect(body).toBe(
      "\r\n\r\n\r\nAbout this order:\r\nOrder #1001\r\nYour parcel: Arriving Saturday 14 November\r\n" +
        "Tracking number: 00340434161094042557 (DHL)",
    );
  });

  it("tells nothing of a carrier that the merchant hides", () => {
    const hidden = story();
    hidden.shop.brand = { ...hidden.shop.brand, maskCarrier: true };
    const text = factsOf(viewOrder(hidden, NOW), words).join();
    expect(text).not.toMatch(/DHL|0034/);
  });

  it.each([
    ["without a parcel", { parcels: [] }, "We have your order"],
    [
      "of many parcels the first four",
      { parcels: [1, 2, 3, 4, 5, 6].map((id) => parcel({ id: String(id) })) },
      "Parcel 4 of 6",
    ],
  ])("says how an order stands %s", (_name, changes, told) => {
    const facts = factsOf(viewOrder(story(changes), NOW), words);
    expect(facts.join("\n")).toContain(told);
    expect(facts.length).toBeLessThan(12);
  });

  it("keeps names of orders and numbers of parcels on their line", () => {
    const view = viewOrder(story({ parcels: [parcel({ number: "JD1\r\nBcc: eve@example.com\u202e" })] }), NOW);
    const href =
      contactLink(parseBrand({ supportEmail: "a@b.example" }), "#1\r\nBcc: x", words, factsOf(view, words)) ?? "";
    expect(new URL(href).searchParams.get("subject")).toBe("Order #1 Bcc: x");
    expect(new URL(href).searchParams.get("body")).toContain("JD1 Bcc: eve@example.com");
    expect(href).not.toMatch(/%E2%80%AE/);
  });
});
