import type { Order } from "../shopify/order.ts";
import type { ShopStore } from "../shopify/store.ts";
import { laneTo } from "./lanes.ts";
import type { Step } from "./stories.ts";

/** Where a step happens: at the shop's own place, on the lane, or where the shopper lives. Country as its code. */
export function placeOf(
  shop: ShopStore,
  order: Order,
  place: Step["place"],
): { city?: string; country?: string; zip?: string } {
  const address = order.shippingAddress;
  const lane = laneTo(address?.countryCode);
  const country = address?.countryCode ?? shop.countryCode;
  switch (place) {
    case "origin":
      return { city: shop.locations[0]?.city ?? "Berlin", country: shop.locations[0]?.countryCode ?? shop.countryCode };
    case "hub":
      return { city: lane.hub, country: shop.countryCode };
    case "depot":
      return { city: address?.city ?? lane.hub, country };
    case "destination":
      return address ? { city: address.city, country, zip: address.zip } : { country };
  }
}
