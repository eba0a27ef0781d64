import { describe, expect, it } from "vitest";

import { carrierLink } from "./carrier-link.ts";
import { isSilentCode, statusOfShopifyCode, statusOfShopifyEvent } from "./shopify-status.ts";

/** Every value of Admin API 2026-07's FulfillmentEventStatus. */
const EVENT_STATUSES =
  "ATTEMPTED_DELIVERY CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE IN_TRANSIT LABEL_PRINTED LABEL_PURCHASED OUT_FOR_DELIVERY READY_FOR_PICKUP";

describe("statusOfShopifyCode", () => {
  it("knows every code of the API, in both cases", () => {
    for (const code of EVENT_STATUSES.split(" ")) {
      expect(statusOfShopifyCode(code), code).not.toBe("unknown");
      expect(statusOfShopifyCode(code.toLowerCase())).toBe(statusOfShopifyCode(code));
    }
  });

  it("tells the shopper's pick-up from the carrier's", () => {
    expect(statusOfShopifyCode("PICKED_UP")).toBe("delivered");
    expect(statusOfShopifyCode("CARRIER_PICKED_UP")).toBe("picked_up");
  });

  it.each(["TELEPORTED", "", "constructor", "__proto__"])("does not guess at %j", (code) => {
    expect(statusOfShopifyCode(code)).toBe("unknown");
  });

  it("takes words about the fulfillment for what they are", () => {
    expect(isSilentCode("MARKED_AS_FULFILLED")).toBe(true);
    expect(isSilentCode("IN_TRANSIT")).toBe(false);
  });
});

describe("statusOfShopifyEvent", () => {
  it.each([
    ["failure", "Incomplete address: returning to sender", "returning"],
    ["FAILURE", "Return to Sender", "returning"],
    ["failure", "The parcel will be returned to the sender", "returning"],
    ["failure", "Returned to sender", "returned"],
    ["returning_to_sender", "The parcel was returned to the shipper", "returned"],
    ["returning_to_sender", null, "returning"],
    ["failure", "Damaged, contact the sender", "exception"],
    ["failure", null, "exception"],
    ["delivered", "Returned to sender", "delivered"],
  ])("%s, %j: %s", (code, message, status) => {
    expect(statusOfShopifyEvent(code, message)).toBe(status);
  });
});

describe("carrierLink", () => {
  it("knows carriers however they are written", () => {
    expect(carrierLink("UPS", "1Z 9&9")).toBe("https://www.ups.com/track?tracknum=1Z%209%269");
    expect(carrierLink("DHL Express", "123")).toBe("https://www.dhl.com/en/express/tracking.html?AWB=123");
    expect(carrierLink("Royal Mail", "$&")).toBe("https://www.royalmail.com/track-your-item#/tracking-results/%24%26");
  });

  it("has no page without a number, or for a carrier it does not know", () => {
    expect(carrierLink("UPS", "")).toBeNull();
    expect(carrierLink("Pigeon Post", "1")).toBeNull();
    expect(carrierLink("constructor", "1")).toBeNull();
  });
});
