import { describe, expect, it } from "vitest";

import { brandOf } from "./brand.ts";

const support = (brand: unknown, contactEmail: string | null) => brandOf({ brand, contactEmail }).supportEmail;

describe("whom a shopper asks", () => {
  it("is whom the merchant named, else the shop's contact at Shopify", () => {
    expect(support({ supportEmail: "help@willow.example" }, "hello@willow.example")).toBe("help@willow.example");
    expect(support({}, "hello@willow.example")).toBe("hello@willow.example");
  });

  it.each([null, "", "not an address"])("is nobody when the contact is %o", (contact) => {
    expect(support({}, contact)).toBe("");
  });
});
