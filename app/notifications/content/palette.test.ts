import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { contrast, DARK, LIGHT, paletteOf } from "./palette.ts";

describe("paletteOf", () => {
  it("keeps a color that can be seen", () => {
    expect(paletteOf("#1f5f4a")).toMatchObject({ accent: "#1f5f4a", onAccent: "#ffffff" });
  });

  it("makes every text readable for every color a shop can choose", () => {
    const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
    fc.assert(
      fc.property(color, (accent) => {
        const palette = paletteOf(accent);
        const pairs: [string, string][] = [
          [palette.onAccent, palette.accent],
          [palette.accentInk, palette.accentTint],
          [palette.accentInk, LIGHT.card],
          [palette.darkAccent, DARK.card],
          [palette.darkAccent, palette.darkAccentTint],
          [palette.darkOnAccent, palette.darkAccent],
        ];
        for (const [text, ground] of pairs) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(palette.accent, LIGHT.card)).toBeGreaterThanOrEqual(3);
      }),
      { examples: [["#aa56b0"]] }, // too light for white, too dark for anything but pure black
    );
  });

  it.each([LIGHT, DARK])("has readable colors of its own", (colors) => {
    for (const ground of [colors.page, colors.card]) {
      expect(contrast(colors.ink, ground)).toBeGreaterThan(7);
      expect(contrast(colors.soft, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(colors.amber, colors.amberTint)).toBeGreaterThanOrEqual(4.5);
  });
});
