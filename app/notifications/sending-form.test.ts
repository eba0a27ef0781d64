import { describe, expect, it } from "vitest";

import { draftOfRules, parseSendingForm } from "./sending-form.ts";
import { sendingRulesSchema } from "./sending-rules.ts";

const rules = sendingRulesSchema.parse({ elsewhere: { shipped: "off" } });
const stored = { rules, currency: "EUR" };
const draft = draftOfRules(stored);

describe("the form of the sending rules", () => {
  it("gives back what is stored when nothing was changed, and keeps what it does not show", () => {
    expect(parseSendingForm(draft, stored)).toEqual({ rules });
  });

  it("gives back everything a merchant can choose", () => {
    const full = sendingRulesSchema.parse({
      ...{ shippedHoldMinutes: 0, smsHours: { from: 8, to: 22 }, emailHours: { from: 6, to: 23 }, picksInEmail: true },
      dlt: { entityId: "1201159100000000001", templateIds: { shipped: "1207161700000000002" } },
      segmentPriceMinor: 0.79,
      alerts: { digestTo: "ops@willow.example", digestHour: 7, webhookUrl: "https://hooks.example/T1" },
    });
    const own = { rules: full, currency: "EUR" };
    expect(parseSendingForm(draftOfRules(own), own)).toEqual({ rules: full });
  });

  it("reads the price of a text in the shop's own units", () => {
    const read = parseSendingForm({ ...draft, segmentPrice: "0,0079" }, stored);
    expect(read).toMatchObject({ rules: { segmentPriceMinor: 0.79 } });
    const yen = { rules, currency: "JPY" };
    expect(parseSendingForm({ ...draft, segmentPrice: "1.5" }, yen)).toMatchObject({
      rules: { segmentPriceMinor: 1.5 },
    });
  });

  it.each([
    ["contact", "", null],
    ["none", "left over", ""],
    ["own", "ops@willow.example", "ops@willow.example"],
  ])("sends the digest to %s", (digest, typed, digestTo) => {
    const read = parseSendingForm({ ...draft, "alerts.digest": digest, "alerts.digestTo": typed }, stored);
    expect(read).toMatchObject({ rules: { alerts: { digestTo } } });
  });

  it.each([
    ["shippedHoldMinutes", "61", "Enter whole minutes from 0 to 60"],
    ["shippedHoldMinutes", "", "Enter whole minutes from 0 to 60"],
    ["smsHours.to", "9", "Must be later than it begins"],
    ["smsPerDay", "0", "Enter a whole number from 1 to 10"],
    ["burst", "many", "Enter a whole number from 100 to 1,000,000"],
    ["dlt.entityId", "12", "Enter the 10 to 19 digits of your registration"],
    ["dlt.template.shipped", "x", "Enter the 10 to 19 digits of the template"],
    ["segmentPrice", "cheap", "Enter a price such as 0.0079, or nothing"],
    ["alerts.webhookUrl", "hooks", "This is not a web address."],
    ["alerts.webhookUrl", "http://hooks.example", "The address must begin with https://."],
    ["alerts.webhookUrl", "https://169.254.169.254/", "The address does not lead to the public internet."],
  ])("says beside %s what is wrong with %j", (field, typed, advice) => {
    expect(parseSendingForm({ ...draft, [field]: typed }, stored)).toMatchObject({ errors: { [field]: advice } });
  });

  it("takes an address of this machine only where everything outside is pretended", () => {
    const own = { ...draft, "alerts.webhookUrl": "http://127.0.0.1:4101/team/hook" };
    expect(parseSendingForm(own, stored)).toHaveProperty("errors");
    expect(parseSendingForm(own, { ...stored, allowLoopback: true })).toHaveProperty("rules");
  });

  it("asks for the address a digest shall go to", () => {
    const read = parseSendingForm({ ...draft, "alerts.digest": "own" }, stored);
    expect(read).toEqual({ errors: { "alerts.digestTo": "Enter an e-mail address such as you@example.com" } });
  });
});
