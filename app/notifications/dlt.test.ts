import { describe, expect, it } from "vitest";

import { findDltGap, isIndian, toDltTemplate } from "./dlt.ts";

const dlt = { entityId: "1101234567890123456", templateIds: { shipped: "1107123456789012345" } };

describe("findDltGap", () => {
  it.each([
    ["shipped", dlt, null],
    ["delivered", dlt, "dlt_missing"],
    ["shipped", null, "dlt_missing"],
    ["toString", dlt, "dlt_missing"],
  ])("%s, %j", (kind, dlt, gap) => {
    expect(findDltGap(kind, { dlt })).toBe(gap);
  });

  it.each([
    ["+919876543210", true],
    ["+4915112345678", false],
    ["+12025550123", false],
    [null, false],
  ])("%s is Indian: %s", (phone, indian) => {
    expect(isIndian(phone)).toBe(indian);
  });
});

describe("toDltTemplate", () => {
  it("puts a variable in the place of every value", () => {
    const link = "https://willow.example/apps/track/t/AbCdEfGhIjKlMnOpQrStUvWx";
    const text = `Willow: your order #1001 is on its way. ${link} Reply STOP to opt out.`;
    const values = [
      { value: "#1001", longest: 24 },
      { value: link, longest: 75 },
    ];
    expect(toDltTemplate(text, values)).toBe(
      "Willow: your order {#var#} is on its way. {#var#}{#var#}{#var#} Reply STOP to opt out.",
    );
  });

  it("reads no value inside another, and none in what is a variable already", () => {
    const values = [
      { value: "var", longest: 10 },
      { value: "/t/var", longest: 10 },
      { value: "", longest: 10 },
    ];
    expect(toDltTemplate("var at /t/var", values)).toBe("{#var#} at {#var#}");
  });
});
