import { describe, expect, it } from "vitest";

import { isShownAt, parsePickSettings } from "./pick-settings.ts";

const UNTOUCHED = { windowDays: 7, holdOutPercent: 0, hiddenKinds: {} };

describe("parsePickSettings", () => {
  it("has a value for all that was never touched, and for what cannot be read", () => {
    expect(parsePickSettings({})).toEqual(UNTOUCHED);
    expect(parsePickSettings({ windowDays: 0 })).toEqual(UNTOUCHED);
    expect(parsePickSettings(null)).toEqual(UNTOUCHED);
    expect(parsePickSettings({ holdOutPercent: 5 })).toEqual({ ...UNTOUCHED, holdOutPercent: 5 });
  });
});

describe("isShownAt", () => {
  it("hides a kind at the stages that say so, and nowhere else", () => {
    const settings = parsePickSettings({ hiddenKinds: { before_shipping: ["refill"] } });
    expect(isShownAt(settings, "before_shipping", "refill")).toBe(false);
    expect(isShownAt(settings, "before_shipping", "completes")).toBe(true);
    expect(isShownAt(settings, "delivered", "refill")).toBe(true);
  });
});
