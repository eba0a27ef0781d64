import { parse, validate } from "graphql";
import { describe, expect, it } from "vitest";

import { metafieldName } from "#app/shops/care-source.ts";
import { adminSchema } from "#tests/support/admin-schema.ts";

import { askCountries, askedCountries, catalogExport, isWhole } from "./catalog-export.ts";
import { PRODUCTS_AGAIN } from "./products.graphql.ts";

const wish = { careSources: ["custom.care"], countries: ["DE", "CH"], changedSince: null };

describe("the catalog's export", () => {
  const care = (careSources: string[]) =>
    [...catalogExport({ ...wish, careSources }).matchAll(/Care: metafield\(namespace: "(.+)", key: "(.+)"\)/g)].map(
      (one) => one.slice(1),
    );

  it("asks for the shop's own care sources", () => {
    expect(care(["descriptors.care_guide", "custom.care"])).toEqual([
      ["descriptors", "care_guide"],
      ["custom", "care"],
    ]);
    expect(care(["my_app.how-to"])).toEqual([
      ["my_app", "how-to"],
      ["my_app", "how-to"],
    ]);
  });

  it("asks how products are offered in the shop's countries, and in no other", () => {
    const query = catalogExport(wish);
    expect(askedCountries(query)).toEqual(["DE", "CH"]);
    expect(query).toContain("priceInCH: contextualPricing(context: { country: CH })");
    expect(query).not.toContain("ZZ");
    expect(askedCountries(catalogExport({ ...wish, countries: [] }))).toEqual([]);
  });

  it("asks for everything, or for what has changed", () => {
    const narrow = catalogExport({ ...wish, changedSince: new Date("2026-11-20T03:17:00Z") });
    expect(narrow).toContain(`products(query: "updated_at:>='2026-11-20T03:17:00.000Z'") {`);
    expect([isWhole(catalogExport(wish)), isWhole(narrow)]).toEqual([true, false]);
  });

  it.each([
    ["the export", catalogExport({ ...wish, changedSince: new Date(0) })],
    ["a second look at some", askCountries(PRODUCTS_AGAIN, ["DE", "CH"])],
    ["a second look without countries", askCountries(PRODUCTS_AGAIN, [])],
  ])("is a query that Shopify's schema knows: %s", (_what, query) => {
    expect(validate(adminSchema(), parse(query)).map((error) => error.message)).toEqual([]);
  });

  it("knows a metafield by its two names", () => {
    expect(metafieldName("custom.care")).toEqual({ namespace: "custom", key: "care" });
  });
});
