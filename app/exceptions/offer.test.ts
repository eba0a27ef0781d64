import { describe, expect, it } from "vitest";

import { REASONS } from "#app/tracking/reason.ts";
import { STATUSES } from "#app/tracking/status.ts";

import { isOccasion, isUnpaid, offerFor, type OfferFacts } from "./offer.ts";

const NOW = new Date("2026-11-12T11:00:00Z"); // Thursday
const BERLIN = "Europe/Berlin";

function offered(facts: Partial<OfferFacts>) {
  const whole = { status: "delivery_attempted", reason: null, statusAt: NOW, carrier: "DHL", payable: false } as const;
  return offerFor({ ...whole, ...facts }, NOW, BERLIN);
}

describe("what is offered", () => {
  it.each([
    ["delivery_attempted", null, "new_day address neighbor pickup_point cancel"],
    ["delivery_attempted", "recipient_not_home", "new_day neighbor pickup_point cancel"],
    ["delivery_attempted", "recipient_refused", "new_day pickup_point cancel"],
    ["delivery_attempted", "recipient_address_wrong", "address pickup_point cancel"],
    ["delivery_attempted", "weather_delay", "new_day neighbor pickup_point cancel"],
    ["delivery_attempted", "carrier_damaged", ""],
    ["delivery_attempted", "carrier_lost", ""],
    ["delivery_attempted", "customs_duties_unpaid", ""],
    ["delivery_attempted", "a reason of a later version", "new_day address neighbor pickup_point cancel"],
    ["exception", null, ""],
    ["exception", "recipient_address_wrong", "address pickup_point cancel"],
    ["exception", "recipient_not_home", "new_day neighbor pickup_point cancel"],
    ["exception", "carrier_lost", ""],
    ["exception", "customs_duties_unpaid", ""],
    ["returning", null, "address cancel"],
    ["returning", "recipient_refused", "address cancel"],
    ["returning", "carrier_damaged", ""],
  ] as const)("%s because of %s: %s", (status, reason, choices) => {
    expect(offered({ status, reason }).choices.join(" ")).toBe(choices);
  });

  it.each(STATUSES.filter((status) => !isOccasion(status)))("nothing while a parcel is %s", (status) => {
    for (const reason of [null, ...REASONS]) {
      expect(offered({ status, reason, payable: true })).toEqual({ choices: [], days: [] });
    }
  });

  it("paying, only where it is still to be done and there is a place for it", () => {
    expect(offered({ payable: true }).choices).toContain("pay_now");
    expect(offered({ payable: false }).choices).not.toContain("pay_now");
    expect(offered({ status: "returning", payable: true }).choices).not.toContain("pay_now");
    expect(["PENDING", "pending", "partially_paid", "unpaid"].map(isUnpaid)).toEqual([true, true, true, true]);
    expect(["paid", "authorized", "refunded", "voided", null].map(isUnpaid)).not.toContain(true);
  });

  it("days only beside the choice they belong to", () => {
    expect(offered({}).days).toEqual(["2026-11-13", "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"]);
    expect(offered({ reason: "recipient_address_wrong" }).days).toEqual([]);
  });

  it("no other day once the carrier has kept it as long as it does", () => {
    const statusAt = new Date("2026-11-05T11:00:00Z");
    expect(offered({ statusAt }).choices).toEqual(["address", "neighbor", "pickup_point", "cancel"]);
    expect(offered({ statusAt, carrier: "USPS" }).days).toEqual([
      "2026-11-13",
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
    ]);
  });
});
