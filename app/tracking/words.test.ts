import { describe, expect, it } from "vitest";

import { MESSAGE_KINDS } from "./message-kind.ts";
import { progressOf } from "./progress.ts";
import { reasonOf, REASONS } from "./reason.ts";
import { STATUSES } from "./status.ts";
import { kindWords, reasonWords, statusWords, wordsOfReason } from "./words.ts";

describe("words", () => {
  it("are short, plain and never the same for two statuses", () => {
    const titles = STATUSES.map((status) => statusWords[status].title);
    expect(new Set(titles).size).toBe(STATUSES.length);
    const sentences = [
      ...STATUSES.map((status) => statusWords[status].sentence),
      ...MESSAGE_KINDS.map((kind) => kindWords[kind].sentence),
      ...REASONS.map((reason) => reasonWords[reason]),
    ];
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^_]{5,80}\.$/);
  });

  it("stay silent about a reason they do not know", () => {
    expect(wordsOfReason("carrier_lost")).toBe("The carrier says that the parcel is lost.");
    expect(wordsOfReason("moon_phase")).toBeNull();
    expect(wordsOfReason(null)).toBeNull();
  });
});

describe("progressOf", () => {
  it.each([
    ["pending", "pending", "*...."],
    ["label_created", "label_created", "+*..."],
    ["picked_up", "picked_up", "+*..."],
    ["in_transit", "in_transit", "++*.."],
    ["delayed", "in_transit", "++*.."],
    ["out_for_delivery", "out_for_delivery", "+++*."],
    ["ready_for_pickup", "ready_for_pickup", "+++*."],
    ["delivery_attempted", "out_for_delivery", "+++*."],
    ["in_transit", "out_for_delivery", "+++*."],
    ["delivered", "delivered", "+++++"],
  ] as const)("%s after %s", (status, milestone, bar) => {
    const signs = { done: "+", current: "*", todo: "." };
    expect(
      progressOf(status, milestone)
        .map(({ state }) => signs[state])
        .join(""),
    ).toBe(bar);
  });
});

describe("reasonOf", () => {
  it.each([
    ["delivery_attempted", "Delivery attempted: recipient not home", "recipient_not_home"],
    ["exception", "The package was lost in transit", "carrier_lost"],
    ["exception", "Shipment has been damaged", "carrier_damaged"],
    ["delivery_attempted", "Refused by recipient", "recipient_refused"],
    ["exception", "Incomplete address", "recipient_address_wrong"],
    ["exception", "Held: customs duties unpaid", "customs_duties_unpaid"],
    ["delayed", "Delay due to severe weather", "weather_delay"],
    ["exception", "The parcel was not damaged", null],
    ["exception", "Contact the carrier", null],
    ["in_transit", "Delay due to weather elsewhere", null],
    ["exception", null, null],
  ] as const)("%s: %s", (status, message, reason) => {
    expect(reasonOf(status, message)).toBe(reason);
  });
});
