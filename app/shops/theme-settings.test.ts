import { describe, expect, it } from "vitest";

import { brandSchema } from "./brand.ts";
import { PRESETS } from "./presets.ts";
import { readThemeSettings } from "./theme-settings.ts";

const read = (settings: object) => readThemeSettings(JSON.stringify(settings), "https://willow.example");
const schemes = (settings: object) => ({ "scheme-1": { settings }, "scheme-2": { settings: { button: "#ffffff" } } });

describe("a theme's settings", () => {
  it("are read as Dawn writes them, comment and all", () => {
    const current = {
      logo: "shopify://shop_images/Willow logo.png",
      buttons_radius: 6,
      color_schemes: schemes({ button: "#2F4B3A" }),
    };
    expect(
      readThemeSettings(`/*\n * IMPORTANT: generated\n */\n${JSON.stringify({ current })}`, "https://willow.example"),
    ).toEqual({
      accentColor: "#2f4b3a",
      cornerRadius: "6",
      logoUrl: "https://willow.example/cdn/shop/files/Willow%20logo.png",
    });
  });

  it("are read as Horizon writes them", () => {
    const settings = { primary: "#000000", primary_button_background: "rgba(47, 75, 58, 1.0)" };
    const current = { button_border_radius_primary: 100, color_schemes: schemes(settings) };
    expect(read({ current })).toEqual({ accentColor: "#2f4b3a", cornerRadius: "32" });
  });

  it("may be a preset by name, without color schemes", () => {
    const presets = { Default: { colors_accent_1: "#abc" } };
    expect(read({ current: "Default", presets })).toEqual({ accentColor: "#aabbcc" });
  });

  it.each([
    ["see-through colors", { current: { color_schemes: schemes({ button: "rgba(0,0,0,0)" }) } }, {}],
    ["linked colors", { current: { color_schemes: schemes({ button: "{{ settings.x }}" }) } }, {}],
    ["logos elsewhere", { current: { logo: "https://evil.example/x.png" } }, {}],
    ["logos that climb", { current: { logo: "shopify://shop_images/../x" } }, {}],
    ["a preset that is missing", { current: "Gone" }, null],
    ["another file", { sections: {} }, null],
  ])("make nothing of %s", (_what, settings, expected) => {
    expect(read(settings)).toEqual(expected);
  });

  it("may be no JSON at all", () => expect(readThemeSettings("<html>", null)).toBeNull());
});

it.each(PRESETS)("the preset $name fits the brand", ({ looks }) => {
  expect(brandSchema.safeParse(looks).success).toBe(true);
});
