import { describe, expect, it } from "vitest";

import { brandOf, brandSchema, parseBrand } from "./brand.ts";

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

describe("a stored brand", () => {
  it("has a default for everything", () => {
    expect(parseBrand({})).toMatchObject({
      accentColor: "#1f5f4a",
      textColor: "",
      cornerRadius: 14,
      progressStyle: "bar",
      returnsStages: ["delivered"],
      reviewAfterDays: 7,
      contactStages: ["before_shipping", "on_the_way", "delivered", "trouble"],
      content: { trouble: { title: "", text: "", linkLabel: "", linkUrl: "" } },
      maskCarrier: false,
      careSources: ["descriptors.care_guide", "custom.care"],
      pageCss: "",
    });
    expect(brandSchema.parse(parseBrand({}))).toEqual(parseBrand({}));
  });

  it.each([null, undefined, "text", 5, []])("may be %o", (stored) => {
    expect(parseBrand(stored)).toEqual(parseBrand({}));
  });

  it("of an older version is read whole", () => {
    const old = { displayName: "Willow", accentColor: "#7a3b2e", returnsUrl: "https://willow.example/returns" };
    expect(parseBrand(old)).toEqual({ ...parseBrand({}), ...old });
  });

  it("loses only what does not fit, down to one text of one stage", () => {
    const delivered = { title: "Enjoy", linkUrl: "javascript:alert(1)" };
    const brand = parseBrand({
      displayName: "Willow",
      returnsStages: ["someday"],
      careSources: ['x", key: "y'],
      content: { delivered, trouble: "oops" },
      progressStyle: "spiral",
    });
    expect(brand).toEqual({
      ...parseBrand({ displayName: "Willow" }),
      content: { ...parseBrand({}).content, delivered: { title: "Enjoy", text: "", linkLabel: "", linkUrl: "" } },
    });
  });

  it.each(["</style><script>", ".a{content:'{{ x }}'}", ".a{}{% x %}", "\\3c"])("prints no CSS like %s", (pageCss) => {
    expect(parseBrand({ pageCss }).pageCss).toBe("");
  });
});
