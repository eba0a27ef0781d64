import { describe, expect, it } from "vitest";

import { isShopper } from "./visitor.ts";

const SAFARI =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1";

describe("who counts as a shopper", () => {
  it.each([
    [SAFARI, true],
    ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", false],
    ["WhatsApp/2.24 A", false],
    ["curl/8.5.0", false],
    ["", false],
    [null, false],
  ])("%s: %s", (userAgent, counts) => {
    expect(isShopper(userAgent)).toBe(counts);
  });
});
