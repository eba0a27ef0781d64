import { describe, expect, it } from "vitest";

import { parseBrand } from "./brand.ts";
import { draftOf } from "./brand-draft.ts";
import { parseBrandForm } from "./brand-form.ts";

const filled = {
  displayName: " Willow ",
  logoUrl: "https://cdn.willow.example/logo.svg",
  accentColor: "#2f6f5e",
  supportEmail: "help@willow.example",
  supportUrl: "",
  returnsUrl: "",
  postalAddress: "",
  reviewAfterDays: "3",
  picksOnPage: "on",
};

describe("the brand form", () => {
  it("turns text into brand and settings", () => {
    const form = parseBrandForm(filled);
    expect(form).toMatchObject({
      brand: { displayName: "Willow", accentColor: "#2f6f5e", reviewAfterDays: 3 },
      settings: { picksOnPage: true },
    });
  });

  it("takes a missing checkbox for a no and an emptied number for the default", () => {
    const { picksOnPage: _, ...unticked } = filled;
    expect(parseBrandForm({ ...unticked, reviewAfterDays: "" })).toMatchObject({
      brand: { reviewAfterDays: parseBrand({}).reviewAfterDays },
      settings: { picksOnPage: false },
    });
  });

  it("names every field that was refused", () => {
    const form = parseBrandForm({ ...filled, accentColor: "green", supportEmail: "help@", reviewAfterDays: "-1" });
    expect(form).toEqual({
      errors: {
        accentColor: "Enter a color such as #2f6f5e",
        supportEmail: "Enter an e-mail address such as help@example.com",
        reviewAfterDays: "Enter a whole number from 0 to 90",
      },
    });
  });

  it("keeps switches, lists, stages and numbers", () => {
    const form = parseBrandForm({
      ...filled,
      maskCarrier: "on",
      returnsStages: "delivered,trouble",
      reorderStages: "",
      careSources: " custom.care , acme.how_to",
      cornerRadius: "0",
      "content.delivered.title": " Enjoy ",
      "content.delivered.linkLabel": "How to",
      "content.delivered.linkUrl": "https://willow.example/linen",
      customCss: "a { top: 0 }",
    });
    expect(form).toMatchObject({
      brand: {
        maskCarrier: true,
        returnsStages: ["delivered", "trouble"],
        reorderStages: [],
        careSources: ["custom.care", "acme.how_to"],
        cornerRadius: 0,
        content: { delivered: { title: "Enjoy", text: "", linkLabel: "How to" }, trouble: { title: "" } },
        customCss: "a { top: 0 }",
        pageCss: ".afterglow a{top:0}",
      },
    });
  });

  it("goes round: what was stored is what the form shows is what is stored", () => {
    const form = parseBrandForm({
      ...filled,
      maskCarrier: "on",
      customCss: "a{top:0}",
      "content.trouble.text": "Sorry",
    });
    if ("errors" in form) throw new Error("refused");
    expect(parseBrandForm(draftOf(form.brand, form.settings))).toEqual(form);
    expect(JSON.stringify(draftOf(form.brand, form.settings))).toBe(
      JSON.stringify(draftOf(parseBrand({ ...form.brand }), form.settings)),
    );
  });

  it("names what is wrong in a list, a stage, a link of two halves, and line by line in the CSS", () => {
    const form = parseBrandForm({
      ...filled,
      returnsStages: "someday",
      careSources: "care",
      cornerRadius: "99",
      "content.delivered.title": "x".repeat(81),
      "content.trouble.linkUrl": "willow",
      customCss: "a{top:0}\nbody{top:0}\n@import 'x';",
    });
    expect(form).toEqual({
      errors: {
        returnsStages: "Choose from the stages shown",
        careSources: "Enter one or two metafields such as custom.care, separated by a comma",
        cornerRadius: "Enter a whole number from 0 to 32",
        "content.delivered.title": "Use at most 80 characters",
        "content.trouble.linkUrl": "Enter a whole web address, with https://",
        customCss: expect.stringMatching(/^Line 2: html, body.+\nLine 3: @import/) as string,
      },
    });
  });

  it.each([
    [{ linkLabel: "Read" }, "linkUrl", "Enter where the link leads"],
    [{ linkUrl: "https://willow.example" }, "linkLabel", "Enter what the link says"],
    [{ linkUrl: "https://willow.example", linkLabel: "Read" }, "title", "A link needs a title or a text above it"],
  ])("does not take half a link: %o", (block, field, text) => {
    const stage = Object.fromEntries(
      Object.entries(block).map(([name, value]) => [`content.on_the_way.${name}`, value]),
    );
    expect(parseBrandForm({ ...filled, ...stage })).toEqual({ errors: { [`content.on_the_way.${field}`]: text } });
  });

  it("refuses addresses that are no web pages", () => {
    const form = parseBrandForm({ ...filled, logoUrl: "javascript:alert(1)" });
    expect(form).toEqual({ errors: { logoUrl: "Enter a whole web address, with https://" } });
  });
});
