import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { draftOfForm, tryFormSchema } from "./draft-of-form.ts";
import { saveDraft } from "./save-draft.server.ts";
import { startReplay } from "./start-replay.server.ts";

const stored = { rules: parseSendingRules({}), currency: "EUR" };
const draftOf = (form: Record<string, string>) => draftOfForm(tryFormSchema.parse(form), stored);
const slots = { subject: "", heading: "", paragraph: "", button: "", text: "It is there" };

describe("draftOfForm", () => {
  it("reads what stands in each page's form", () => {
    expect(draftOf({ about: "saved" })).toEqual({});
    const rules = [{ kind: "shipped", channel: "sms", enabled: true }];
    expect(draftOf({ about: "switches", draft: JSON.stringify(rules) })).toEqual({ rules });
    const words = JSON.stringify({ "sms.de.text": "It is there" });
    expect(draftOf({ about: "words", kind: "delivered", draft: words })).toEqual({
      templates: [{ kind: "delivered", channel: "sms", locale: "de", slots }],
    });
  });

  it("refuses what could not be saved, and what no page posts", () => {
    expect(draftOf({ about: "rules", draft: JSON.stringify({ shippedHoldMinutes: "ages" }) })).toBeNull();
    for (const draft of ["nonsense", "[1]", '{"a":1}']) {
      expect(tryFormSchema.safeParse({ about: "rules", draft }).success).toBe(false);
    }
  });
});

describe("saveDraft", () => {
  beforeEach(async () => {
    await installWillow();
    await installWillow({}, OTHER_SHOP);
  });

  it("makes rules, hours and words the shop's own", async () => {
    const id = await startReplay(WILLOW, {
      rules: [{ kind: "shipped", channel: "sms", enabled: true }],
      sending: { ...stored.rules, smsPerDay: 7, segmentPriceMinor: 0.79 },
      templates: [{ kind: "delivered", channel: "sms", locale: "en", slots }],
    });
    expect(await saveDraft(OTHER_SHOP, id, null)).toBe(false);
    expect(await saveDraft(WILLOW, id, null)).toBe(true);
    const { sendingRules } = await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } });
    expect(parseSendingRules(sendingRules)).toMatchObject({ smsPerDay: 7, segmentPriceMinor: 0.79 });
    expect(await db.notificationRule.count({ where: { shop: WILLOW, kind: "shipped", enabled: true } })).toBe(1);
    expect(await db.messageTemplate.count({ where: { shop: WILLOW, kind: "delivered" } })).toBe(1);
  });

  it("has nothing to save of a run of what is saved", async () => {
    expect(await saveDraft(WILLOW, await startReplay(WILLOW, {}), null)).toBe(false);
  });
});
