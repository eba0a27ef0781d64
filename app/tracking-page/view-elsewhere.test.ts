import { expect, it } from "vitest";

import { languageOf } from "#app/words/locale.ts";
import { brandSchema } from "#app/shops/brand.ts";

import { viewReceived } from "./received-view.ts";
import type { TrackingView } from "./view.ts";
import { viewElsewhere } from "./view-elsewhere.ts";

const shop = { name: "Willow", timeZone: "Europe/Berlin", locale: "en", brand: brandSchema.parse({}) };
const received = viewReceived(shop, new Date("2026-11-12T12:00:00Z"), languageOf("en"));
const page = "https://willow.example/apps/track/t/token";
const place = { origin: "https://willow.example", page, surface: "order_status" as const };

const addressOf = (action: TrackingView["action"]) => viewElsewhere({ ...received, action }, place).action?.href;
const action = { text: "", label: "", kind: "carrier_click" as const };

it.each([
  ["/products/vase", "https://willow.example/products/vase"],
  ["#choices", `${page}#choices`],
  ["https://dhl.example/1", "https://dhl.example/1"],
  ["mailto:hello@willow.example", "mailto:hello@willow.example"],
  ["//elsewhere.example/", "//elsewhere.example/"],
  [null, null],
])("%j leads to %j", (href, whole) => {
  expect(addressOf({ ...action, href })).toBe(whole);
});

it("leads to the shop's contact past the counter", () => {
  const help = { text: "", label: "", href: "mailto:hello@willow.example", kind: "help_click" as const };
  expect(viewElsewhere({ ...received, help }, place).help).toMatchObject({
    href: `${page}/help/order_status`,
    kind: null,
  });
  expect(addressOf({ ...help, href: null })).toBeNull();
});

it("says of an order that nobody told us of nothing but that it has come", () => {
  expect([received.stage, received.orderName, received.placed, received.help, received.parcels]).toEqual([
    ...["received", "", "", null, []],
  ]);
});
