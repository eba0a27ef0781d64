import { describe, expect, it } from "vitest";

import { parseBrand } from "./brand.ts";
import { PAGE_STAGES, type PageState, stageOf } from "./page-stage.ts";
import { contentAt } from "./stage-content.ts";
import { linksAt, showsContact } from "./stage-links.ts";

const page = (name: string) => `https://willow.example/pages/${name}`;
const addresses = { returnsUrl: page("returns"), reorderUrl: page("again"), reviewUrl: page("review") };
const kinds = (stored: object, ...where: [Parameters<typeof linksAt>[1], number | null]) =>
  linksAt(parseBrand(stored), ...where).map((link) => link.kind);

describe("links by stage", () => {
  it("show after delivery, the review a week later", () => {
    expect(kinds(addresses, "delivered", 0)).toEqual(["return", "reorder"]);
    expect(kinds(addresses, "delivered", 6)).toEqual(["return", "reorder"]);
    expect(kinds(addresses, "delivered", 7)).toEqual(["return", "reorder", "review"]);
  });

  it.each(["before_shipping", "on_the_way", "trouble", null] as const)("show none at %s", (stage) => {
    expect(kinds(addresses, stage, 30)).toEqual([]);
  });

  it("follow the merchant's choice of stages and days, and need an address", () => {
    const chosen = { ...addresses, returnsStages: ["trouble"], reorderStages: [], reviewAfterDays: 0 };
    expect(kinds(chosen, "trouble", null)).toEqual(["return"]);
    expect(kinds(chosen, "delivered", 0)).toEqual(["review"]);
    expect(kinds(chosen, "delivered", null)).toEqual([]);
    expect(kinds({}, "delivered", 30)).toEqual([]);
  });

  it("never hide the contact in trouble or when nothing more comes", () => {
    const quiet = parseBrand({ contactStages: [] });
    expect(PAGE_STAGES.filter((stage) => showsContact(quiet, stage))).toEqual(["trouble"]);
    expect(showsContact(quiet, null)).toBe(true);
    expect(PAGE_STAGES.every((stage) => showsContact(parseBrand({}), stage))).toBe(true);
  });
});

describe("words by stage", () => {
  const brand = parseBrand({
    content: {
      delivered: { title: "Enjoy", text: "Air it first.", linkLabel: "How to", linkUrl: page("linen") },
      trouble: { text: "We are on it.", linkLabel: "No address" },
      on_the_way: { linkLabel: "Alone", linkUrl: page("x") },
    },
  });

  it("are told at their stage, with a link only when it is whole", () => {
    const link = { label: "How to", href: page("linen") };
    expect(contentAt(brand, "delivered")).toEqual({ title: "Enjoy", text: "Air it first.", link });
    expect(contentAt(brand, "trouble")).toEqual({ title: "", text: "We are on it.", link: null });
    for (const stage of ["before_shipping", "on_the_way", null] as const) expect(contentAt(brand, stage)).toBeNull();
  });
});

it.each<[PageState, string | null]>([
  ["received", "before_shipping"],
  ["label_created", "before_shipping"],
  ["ready_for_pickup", "on_the_way"],
  ["late", "trouble"],
  ["returned", "trouble"],
  ["redacted", null],
  ["order_cancelled", null],
])("%s belongs to %s", (state, stage) => expect(stageOf(state)).toBe(stage));
