import { describe, expect, it } from "vitest";

import { readSendingRules, type SendingRules } from "#app/notifications/sending-rules.ts";

import { type GateFacts, type GateParcel, refuse as refuseAt } from "./gate.ts";

const NOW = new Date("2026-11-23T08:30:00Z");
const RULES = readSendingRules({ sendingRules: {} });
const refuse = (facts: GateFacts, elsewhere: SendingRules["elsewhere"] = {}) =>
  refuseAt(facts, { ...RULES, elsewhere }, NOW);

const open: GateFacts = {
  kind: "out_for_delivery",
  channel: "sms",
  orderId: "order",
  occurredAt: new Date("2026-11-23T08:00:00Z"),
  expiresAt: new Date("2026-11-23T20:00:00Z"),
  hasRecipient: true,
  suppressed: false,
  unreachable: false,
  addressChanged: false,
  ruleOn: true,
  shop: { installed: true, notifyFrom: new Date("2026-11-01T00:00:00Z") },
  order: { cancelled: false, redacted: false },
  parcels: [{ shipmentId: "one", newsCycle: 1, status: "out_for_delivery", cycle: 1, removed: false }],
  sentAt: [],
  zones: ["Europe/Berlin"],
};
const parcel = (overrides: Partial<GateParcel>) => ({
  parcels: open.parcels.map((one) => ({ ...one, ...overrides })),
});

describe("the gate", () => {
  it("opens for a message that is true, wanted and fresh", () => {
    expect(refuse(open)).toBeNull();
  });

  it("opens for what runs late, whatever attempts there were, and for an order of which nothing has left", () => {
    const late = { ...open, kind: "delayed", cause: "late|2026-11-22" } as const;
    const caused = parcel({ newsCause: "late|2026-11-22", newsCycle: 0, cycle: 1, status: "in_transit" });
    expect(refuse({ ...late, ...caused })).toBeNull();
    expect(refuse({ ...late, parcels: [] })).toBeNull();
  });

  it.each<[string, Partial<GateFacts>, string, string]>([
    ["the app was removed", { shop: { ...open.shop, installed: false } }, "suppressed", "app_removed"],
    ["the shopper was forgotten", { order: { cancelled: false, redacted: true } }, "suppressed", "redacted"],
    ["the address was forgotten", { hasRecipient: false }, "suppressed", "redacted"],
    ["the address has opted out", { suppressed: true }, "suppressed", "suppressed"],
    ["the order was given another address", { addressChanged: true }, "superseded", "address_changed"],
    ["sending was switched off", { shop: { ...open.shop, notifyFrom: null } }, "skipped", "sending_off"],
    [
      "the switch-on was moved past it",
      { shop: { ...open.shop, notifyFrom: new Date("2026-11-23T09:00:00Z") } },
      "skipped",
      "before_switch_on",
    ],
    ["the rule was switched off", { ruleOn: false }, "skipped", "rule_off"],
    ["the order was cancelled", { order: { cancelled: true, redacted: false } }, "superseded", "order_cancelled"],
    ["it was delivered meanwhile", parcel({ status: "delivered" }), "superseded", "no_longer_true"],
    ["the attempt has failed meanwhile", parcel({ status: "delivery_attempted" }), "superseded", "no_longer_true"],
    ["it is about an earlier attempt", parcel({ cycle: 2 }), "superseded", "no_longer_true"],
    ["the number was taken off", parcel({ removed: true }), "superseded", "shipment_removed"],
    ["the shipment was cancelled", parcel({ status: "cancelled" }), "superseded", "shipment_cancelled"],
    ["Shopify mails the same, for all we know", { channel: "email" }, "skipped", "shopify_tells"],
    ["it is too old", { expiresAt: NOW }, "expired", "too_late"],
    [
      "a parcel that ran late has come",
      { kind: "delayed", ...parcel({ newsCause: "late|2026-11-22", status: "delivered" }) },
      "superseded",
      "no_longer_true",
    ],
    [
      "something of an order that ran late has left",
      {
        ...{ kind: "delayed", cause: "late|2026-11-22", parcels: [] },
        order: { cancelled: false, redacted: false, isSent: true },
      },
      "superseded",
      "no_longer_true",
    ],
  ])("stays shut when %s", (_case, overrides, state, reason) => {
    expect(refuse({ ...open, ...overrides })).toEqual({ state, reason });
  });

  it("asks about no parcel when the message is about the order", () => {
    expect(refuse({ ...open, kind: "order_confirmed", parcels: [] })).toBeNull();
  });

  it.each(["off", "both"] as const)("opens for an e-mail once the merchant has said of Shopify's: %s", (said) => {
    expect(refuse({ ...open, channel: "email" }, { out_for_delivery: said })).toBeNull();
  });

  it("leaves a stage to the tool that tells of it, by any channel", () => {
    for (const channel of ["email", "sms"] as const)
      expect(refuse({ ...open, channel }, { out_for_delivery: "other" })?.reason).toBe("other_tells");
  });

  it("opens as long as the message is true for one of its parcels", () => {
    const [one] = parcel({ status: "delivered" }).parcels;
    const two = { ...one, shipmentId: "two", status: "out_for_delivery" } as GateParcel;
    expect(refuse({ ...open, parcels: [one as GateParcel, two] })).toBeNull();
    expect(refuse({ ...open, parcels: [one as GateParcel, { ...two, removed: true }] })?.reason).toBe("no_longer_true");
  });

  it.each<[string, "delivery_code" | "delivery_choice", Partial<GateFacts>, string | null]>([
    ["a rule", "delivery_code", { ruleOn: false }, null],
    ["another status", "delivery_code", parcel({ status: "delivered" }), null],
    ["an opt-out", "delivery_code", { suppressed: true }, null],
    ["an opt-out", "delivery_choice", { suppressed: true }, "suppressed"],
    ["a dead address", "delivery_code", { suppressed: true, unreachable: true }, "suppressed"],
    ["a shop that sends nothing", "delivery_code", { shop: { ...open.shop, notifyFrom: null } }, "sending_off"],
    ["another address", "delivery_code", { addressChanged: true }, "address_changed"],
    ["a cancelled order", "delivery_choice", { order: { cancelled: true, redacted: false } }, "order_cancelled"],
    ["ten minutes", "delivery_code", { expiresAt: NOW }, "too_late"],
  ])("%s and the answer %s", (_case, kind, overrides, reason) => {
    expect(refuse({ ...open, kind, ...overrides })?.reason ?? null).toBe(reason);
  });
});
