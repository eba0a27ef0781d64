import { describe, expect, it } from "vitest";

import { isShopper, isVisit } from "./visitor.ts";

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

describe("what counts as a visit", () => {
  const ask = (headers: Record<string, string>, method = "GET") =>
    new Request("https://willow.example/apps/track", { method, headers: { "User-Agent": SAFARI, ...headers } });

  it.each<[string, Request, boolean]>([
    ["somebody looks", ask({}), true],
    ["somebody sends the form", ask({}, "POST"), true],
    ["a scanner of links asks whether the page is there", ask({}, "HEAD"), false],
    ["a browser prefetches", ask({ "Sec-Purpose": "prefetch" }), false],
    ["a browser renders ahead", ask({ "Sec-Purpose": "prefetch;prerender" }), false],
    ["an older browser prefetches", ask({ Purpose: "prefetch" }), false],
    ["Firefox prefetches", ask({ "X-Moz": "prefetch" }), false],
    ["Safari shows its top sites", ask({ "X-Purpose": "preview" }), false],
    ["a crawler comes by", ask({ "User-Agent": "curl/8.5.0" }), false],
  ])("%s: %s", (_name, request, counts) => {
    expect(isVisit(request)).toBe(counts);
  });
});
