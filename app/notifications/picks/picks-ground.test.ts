import { describe, expect, it } from "vitest";

import { ANSWER_KINDS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { CALM_KINDS, decidePicks, type NoPicks, type PicksFacts } from "./picks-ground.ts";

const good: PicksFacts = {
  switchedOn: true,
  channel: "email",
  kind: "shipped",
  country: "DE",
  consent: "granted",
  hasPostalAddress: true,
  inTrouble: false,
  available: 3,
};

describe("decidePicks", () => {
  it("shows them to who agreed", () => {
    expect(decidePicks(good)).toEqual({ show: true, ground: "consent" });
  });

  it.each(["US", "CA", "IN", "AU"])("%s needs no consent beforehand", (country) => {
    expect(decidePicks({ ...good, country, consent: null })).toEqual({ show: true, ground: "no_consent_needed" });
  });

  it.each(["DE", "AT", "FR", "IE", "IS", "LI", "NO", "GB", "CH", "RE", "JP", "IL", "CN", "KR", "TR"])(
    "%s needs it",
    (country) => {
      expect(decidePicks({ ...good, country, consent: null })).toEqual({ show: false, why: "no_consent" });
    },
  );

  it.each<[NoPicks, Partial<PicksFacts>]>([
    ["text_message", { channel: "sms" }],
    ["switched_off", { switchedOn: false }],
    ["trouble", { inTrouble: true }],
    ["objected", { consent: "withdrawn", country: "US" }],
    ["no_postal_address", { hasPostalAddress: false }],
    ["country_unknown", { country: null, consent: null }],
    ["nothing_fits", { available: 0 }],
  ])("says %s", (why, facts) => {
    expect(decidePicks({ ...good, ...facts })).toEqual({ show: false, why });
  });

  it("never beside trouble, an answer or what must be read at once", () => {
    for (const kind of [...MESSAGE_KINDS, ...ANSWER_KINDS]) {
      const calm = CALM_KINDS.has(kind as never);
      expect(decidePicks({ ...good, kind }).show, kind).toBe(calm);
    }
  });
});
