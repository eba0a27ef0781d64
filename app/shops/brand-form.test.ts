import { describe, expect, it } from "vitest";

import { parseBrandForm } from "./brand-form.ts";

const filled = {
  displayName: " Willow ",
  logoUrl: "https://cdn.willow.example/logo.svg",
  accentColor: "#2f6f5e",
  supportEmail: "help@willow.example",
  supportUrl: "",
  returnsUrl: "",
  postalAddress: "",
  processingDays: "2",
  transitDaysMin: "3",
  transitDaysMax: "5",
  picksOnPage: "on",
};

describe("the brand form", () => {
  it("turns text into brand and settings", () => {
    const form = parseBrandForm(filled);
    expect(form).toMatchObject({
      brand: { displayName: "Willow", accentColor: "#2f6f5e" },
      settings: { processingDays: 2, transitDaysMin: 3, transitDaysMax: 5, picksOnPage: true },
    });
  });

  it("takes a missing checkbox for a no and an emptied number for the default", () => {
    const { picksOnPage: _, ...unticked } = filled;
    expect(parseBrandForm({ ...unticked, processingDays: "" })).toMatchObject({
      settings: { picksOnPage: false, processingDays: 1 },
    });
  });

  it("names every field that was refused, in both halves at once", () => {
    const form = parseBrandForm({ ...filled, accentColor: "green", supportEmail: "help@", processingDays: "-1" });
    expect(form).toEqual({
      errors: {
        accentColor: "Enter a color such as #2f6f5e",
        supportEmail: "Enter an e-mail address such as help@example.com",
        processingDays: "Enter a whole number from 0 to 60",
      },
    });
  });

  it("refuses a slow end before the fast end, and addresses that are no web pages", () => {
    const form = parseBrandForm({ ...filled, transitDaysMax: "2", logoUrl: "javascript:alert(1)" });
    expect(form).toEqual({
      errors: {
        transitDaysMax: "Must not be smaller than the fastest delivery",
        logoUrl: "Enter a whole web address, with https://",
      },
    });
  });
});
