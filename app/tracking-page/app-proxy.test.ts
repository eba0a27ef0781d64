import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { judgeProxyRequest, signProxyQuery } from "./app-proxy.ts";

const SECRET = "test-secret";
const now = new Date("2026-11-14T10:00:00Z");
const timestamp = String(now.getTime() / 1000);
const usual = { shop: "willow.myshopify.com", path_prefix: "/apps/track", timestamp, logged_in_customer_id: "" };

type Pairs = Record<string, string> | [string, string][];

function signed(pairs: Pairs, path = "/proxy/track", secret = SECRET): URL {
  const list = Array.isArray(pairs) ? pairs : Object.entries(pairs);
  const values = new Map<string, string[]>();
  for (const [name, value] of list) values.set(name, [...(values.get(name) ?? []), value]);
  const url = new URL(path, "https://afterglow.test");
  url.search = new URLSearchParams([...list, ["signature", signProxyQuery(values, secret)]]).toString();
  return url;
}

function judge(url: URL, method = "GET", secrets = [SECRET]) {
  return judgeProxyRequest(method, url, secrets, now);
}

describe("a request from the app proxy", () => {
  it("is believed when Shopify signed it", () => {
    const where = {
      shop: "willow.myshopify.com",
      pathPrefix: "/apps/track",
      visitedPrefix: "/apps/track",
      fragment: false,
    };
    const call = { ...where, customerGid: null, locale: null, version: null };
    expect(judge(signed(usual))).toEqual({ kind: "call", call });
    expect(judge(signed({ ...usual, view: "fragment" }), "POST")).toMatchObject({ call: { fragment: true } });
    expect(judge(signed({ ...usual, path_prefix: "/fr/apps/track" }))).toMatchObject({
      call: { pathPrefix: "/apps/track", visitedPrefix: "/fr/apps/track", locale: "fr" },
    });
    expect(judge(signed({ ...usual, path_prefix: "/tools/where" }))).toMatchObject({
      call: { pathPrefix: "/tools/where" },
    });
  });

  it("tells who is logged in, the page's language and which view is already there", () => {
    const asked = { ...usual, logged_in_customer_id: "7", locale: "zh-Hans", v: "aB3_-xyz" };
    const told = { customerGid: "gid://shopify/Customer/7", locale: "zh-Hans", version: "aB3_-xyz" };
    expect(judge(signed(asked))).toMatchObject({ kind: "call", call: told });
    expect(judge(signed(asked), "POST")).toMatchObject({ kind: "call", call: told });
  });

  it.each([
    { locale: "" },
    { locale: "../en" },
    { locale: "en=1" },
    { locale: "en_US" },
    { locale: "deutsch" },
    { v: "short" },
    { v: "x".repeat(33) },
    { v: "a=b12345" },
  ])("is turned away with %j", (odd) => {
    expect(judge(signed({ ...usual, ...odd }))).toEqual({ kind: "redirect", to: "/apps/track" });
    expect(judge(signed({ ...usual, ...odd }), "POST")).toMatchObject({ status: 400 });
  });

  it("admits no value that could be split into another parameter", () => {
    fc.assert(
      fc.property(fc.constantFrom("locale", "v", "view"), fc.string(), fc.string(), (name, before, after) => {
        expect(judge(signed({ ...usual, [name]: `${before}=${after}` })).kind).toBe("redirect");
      }),
    );
  });

  it("is signed like Shopify's documented example", () => {
    const values = new Map([
      ["extra", ["1", "2"]],
      ["shop", ["shop-name.myshopify.com"]],
      ["logged_in_customer_id", ["1"]],
      ["path_prefix", ["/apps/awesome_reviews"]],
      ["timestamp", ["1317327555"]],
    ]);
    const expected = "4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";
    expect(signProxyQuery(values, "hush")).toBe(expected);
  });

  it("may be signed with the secret before the last rotation", () => {
    expect(judge(signed(usual, "/proxy/track", "old"), "GET", [SECRET, "old"]).kind).toBe("call");
    expect(judge(signed(usual, "/proxy/track", "older"), "GET", [SECRET, "old"])).toMatchObject({ status: 401 });
  });

  it.each([
    ["another shop", (url: URL) => url.searchParams.set("shop", "oak.myshopify.com")],
    ["a customer", (url: URL) => url.searchParams.set("logged_in_customer_id", "7")],
    ["a later time", (url: URL) => url.searchParams.set("timestamp", String(Number(timestamp) + 1))],
    ["one more parameter", (url: URL) => url.searchParams.set("view", "fragment")],
    ["other digits", (url: URL) => url.searchParams.set("signature", "0".repeat(64))],
  ])("is refused when %s was written into it", (_, tamper) => {
    const url = signed(usual);
    tamper(url);
    expect(judge(url)).toMatchObject({ kind: "refused", status: 401 });
  });

  it.each([
    ["shop", "willow.example"],
    ["shop", "willow.myshopify.com.evil.example"],
    ["timestamp", "soon"],
    ["timestamp", "NaN"],
    ["path_prefix", "//evil.example"],
    ["path_prefix", "/apps/track/../.."],
  ])("is refused when its %s is %s, even signed", (name, value) => {
    expect(judge(signed({ ...usual, [name]: value }))).toMatchObject({ kind: "refused", status: 400 });
  });

  it.each(["shop", "path_prefix", "timestamp"])("is refused without its %s", (name) => {
    const url = signed(Object.entries(usual).filter(([key]) => key !== name));
    expect(judge(url)).toMatchObject({ kind: "refused", status: 400 });
  });

  it("is refused 91 seconds away from now, and believed at 90", () => {
    const at = (shift: number) => judge(signed({ ...usual, timestamp: String(Number(timestamp) + shift) })).kind;
    expect([at(-90), at(90), at(-91), at(91)]).toEqual(["call", "call", "refused", "refused"]);
  });

  it("goes to the clean path when a visitor's parameter came along", () => {
    const path = "/proxy/track/t/AAAAAAAAAAAAAAAAAAAAAA";
    for (const extra of [{ utm_source: "mail" }, { fbclid: "x" }, { view: "other" }, { token: "x" }] as Pairs[]) {
      const verdict = judge(signed({ ...usual, ...extra }, path));
      expect(verdict).toEqual({ kind: "redirect", to: "/apps/track/t/AAAAAAAAAAAAAAAAAAAAAA" });
    }
    expect(judge(signed({ ...usual, utm_source: "mail" }, "/proxy/track/%2f%2fevil"))).toMatchObject({
      to: "/apps/track",
    });
  });

  it("is refused as a POST with a visitor's parameter", () => {
    expect(judge(signed({ ...usual, utm_source: "mail" }), "POST")).toMatchObject({ kind: "refused", status: 400 });
  });

  it("cannot name a parameter twice", () => {
    const twice = Object.entries({ ...usual, view: "fragment" });
    expect(judge(signed([...twice, ["view", "fragment"]])).kind).toBe("redirect");
    expect(judge(signed([...twice, ["shop", "oak.myshopify.com"]])).kind).toBe("refused");
  });

  it("cannot be re-split into another shop under the same signature", () => {
    // The visitor of another shop chose a parameter whose value spells out the ones to come.
    const honest = { ...usual, shop: "oak.myshopify.com" };
    const bait = `1logged_in_customer_id=7path_prefix=/apps/trackshop=willow.myshopify.comtimestamp=${timestamp}z=`;
    const caught = signed({ a: bait, ...honest });
    const signature = caught.searchParams.get("signature") ?? "";
    const tail = `logged_in_customer_id=path_prefix=/apps/trackshop=oak.myshopify.comtimestamp=${timestamp}`;
    const forged = {
      a: "1",
      logged_in_customer_id: "7",
      path_prefix: "/apps/track",
      shop: "willow.myshopify.com",
      timestamp,
      z: tail,
    };
    const url = new URL("https://afterglow.test/proxy/track/t/AAAAAAAAAAAAAAAAAAAAAA");
    url.search = new URLSearchParams({ ...forged, signature }).toString();
    const sameSignature = signProxyQuery(
      new Map(Object.entries(forged).map(([name, value]) => [name, [value]])),
      SECRET,
    );
    expect(sameSignature).toBe(signature);
    expect(judge(url).kind).toBe("redirect");
    expect(judge(url, "POST").kind).toBe("refused");
  });
});
