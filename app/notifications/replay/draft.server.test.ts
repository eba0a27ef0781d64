import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { saveSendingRules } from "#app/notifications/save-sending-rules.server.ts";
import { draftOfRules } from "#app/notifications/sending-form.ts";
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

  it("keeps of the sending rules what differs, and no address", () => {
    const rules = { ...draftOfRules({ ...stored }), smsPerDay: "7", "alerts.digest": "own" };
    const draft = JSON.stringify({ ...rules, "alerts.digestTo": "me@willow.example" });
    expect(draftOf({ about: "rules", draft })).toEqual({ sending: { smsPerDay: 7 } });
    expect(draftOf({ about: "rules", draft: JSON.stringify(draftOfRules(stored)) })).toEqual({});
  });

  it("refuses what could not be saved, and what no page posts", () => {
    expect(draftOf({ about: "rules", draft: JSON.stringify({ shippedHoldMinutes: "ages" }) })).toBeNull();
    for (const draft of ["nonsense", "[1]", '{"a":1}']) {
      expect(tryFormSchema.safeParse({ about: "rules", draft }).success).toBe(false);
    }
  });
});

describe("saveDraft", () => {
  const finish = () => db.replay.updateMany({ data: { state: "done" } });
  beforeEach(async () => {
    await installWillow();
    await installWillow({}, OTHER_SHOP);
  });

  it("makes rules, hours and words the shop's own", async () => {
    const id = await startReplay(WILLOW, {
      rules: [{ kind: "shipped", channel: "sms", enabled: true }],
      sending: { smsPerDay: 7, segmentPriceMinor: 0.79 },
      templates: [{ kind: "delivered", channel: "sms", locale: "en", slots }],
    });
    expect(await saveDraft(WILLOW, id, null)).toBe(false); // still under way
    await finish();
    await saveSendingRules(WILLOW, { ...draftOfRules({ ...stored, currency: "EUR" }), burst: "500" });
    expect(await saveDraft(OTHER_SHOP, id, null)).toBe(false);
    expect(await saveDraft(WILLOW, id, null)).toBe(true);
    const { sendingRules } = await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } });
    expect(parseSendingRules(sendingRules)).toMatchObject({ smsPerDay: 7, segmentPriceMinor: 0.79, burst: 500 });
    expect(await db.notificationRule.count({ where: { shop: WILLOW, kind: "shipped", enabled: true } })).toBe(1);
    expect(await db.messageTemplate.count({ where: { shop: WILLOW, kind: "delivered" } })).toBe(1);
  });

  it("has nothing to save of a run of what is saved", async () => {
    const id = await startReplay(WILLOW, {});
    await finish();
    expect(await saveDraft(WILLOW, id, null)).toBe(false);
  });

  it("saves nothing of a draft whose words are wrong", async () => {
    const words = { kind: "delivered", channel: "sms", locale: "en" } as const;
    const wrong = { ...words, slots: { ...slots, text: "{{ order.name" } };
    const id = await startReplay(WILLOW, { sending: { smsPerDay: 7 }, templates: [wrong] });
    await finish();
    expect(await saveDraft(WILLOW, id, null)).toBe(false);
    const { sendingRules } = await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } });
    expect(parseSendingRules(sendingRules).smsPerDay).not.toBe(7);
  });
});
