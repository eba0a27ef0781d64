import { describe, expect, it } from "vitest";

import { parseBrand } from "#app/shops/brand.ts";
import { event, NOW, parcel, story } from "#tests/theme/stories.ts";

import { maskCarrier } from "./mask-carrier.ts";
import { viewOrder } from "./view.ts";

const { order, shop } = story();
const sent = parcel({
  carrier: "YunExpress",
  number: "YT2412345678901234",
  url: "https://www.yuntrack.example/YT2412345678901234",
  events: [
    { ...event("in_transit", 5, "Berlin", "de"), message: "Handed to YunExpress partner" },
    { ...event("unknown", 9, "Leipzig"), country: null },
    { ...event("in_transit", 30, "Shenzhen", "CN"), region: "Guangdong", message: "YunExpress Shenzhen" },
  ],
});
const masked = story({ parcels: [sent], shop: { ...shop, brand: parseBrand({ maskCarrier: true }) } });

describe("a masked carrier", () => {
  it("leaves no trace in what the shopper reads", () => {
    const page = JSON.stringify(viewOrder(masked, NOW));
    expect(page).not.toMatch(/yun|YT24|shenzhen|guangdong|china|leipzig/i);
    expect(page).toContain("Berlin");
  });

  it("hides every place while nobody knows where it goes", () => {
    const nowhere = maskCarrier({ ...masked, order: { ...order, country: null } });
    expect(nowhere.parcels[0]?.events.map(({ city }) => city)).toEqual([null, null, null]);
  });

  it("is masked only where the merchant wants it", () => {
    const open = story({ parcels: [sent] });
    expect(maskCarrier(open)).toBe(open);
  });
});
