import { beforeEach, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { saveElsewhere, saveSendingRules } from "./save-sending-rules.server.ts";
import { draftOfRules } from "./sending-form.ts";
import { parseSendingRules, sendingRulesSchema } from "./sending-rules.ts";

const untouched = sendingRulesSchema.parse({});
const draft = draftOfRules({ rules: untouched, currency: "EUR" });
const rulesOf = async (shop: string) => parseSendingRules((await requireShop(shop)).sendingRules);

beforeEach(async () => {
  await db.shop.deleteMany({});
  await installWillow({ sendingRules: {} });
  await installWillow({ sendingRules: {} }, OTHER_SHOP);
});

it("stores what was filled in, for this shop alone", async () => {
  expect(await saveSendingRules(WILLOW, { ...draft, spacingMinutes: "45" })).toEqual({});
  expect(await rulesOf(WILLOW)).toEqual({ ...untouched, spacingMinutes: 45 });
  expect(await rulesOf(OTHER_SHOP)).toEqual(untouched);
});

it("stores nothing of a form with a mistake in it", async () => {
  expect(await saveSendingRules(WILLOW, { ...draft, spacingMinutes: "45", smsPerDay: "99" })).toEqual({
    smsPerDay: "Enter a whole number from 1 to 10",
  });
  expect(await rulesOf(WILLOW)).toEqual(untouched);
});

it("keeps what was said of other stages, also when everything is said at once", async () => {
  await Promise.all([
    saveElsewhere(WILLOW, { shipped: "off" }),
    saveElsewhere(WILLOW, { delivered: "other", order_confirmed: "both" }),
    saveSendingRules(WILLOW, { ...draft, burst: "500" }),
  ]);
  expect(await rulesOf(WILLOW)).toEqual({
    ...untouched,
    burst: 500,
    elsewhere: { shipped: "off", delivered: "other", order_confirmed: "both" },
  });
});
