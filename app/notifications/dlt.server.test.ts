import { expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import { retryMessage } from "#app/notifications/outbox/retry-message.server.ts";
import { AT_ONCE } from "#tests/support/at-once.ts";
import { planParcels, theMessage } from "#tests/support/planned.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

it("a text to India leaves only while its wording is registered, when planned and at the door", async () => {
  const dlt = { entityId: "1701158000000000001", templateIds: { out_for_delivery: "1707158000000000001" } };
  await installWillow({ sendingRules: { ...AT_ONCE, dlt } });
  await planParcels(1, "out_for_delivery", { phone: "+919812345678", email: null });
  await installWillow({ sendingRules: AT_ONCE });
  const texted: string[] = [];
  const accept = () => Promise.resolve({ kind: "accepted" as const, providerMessageId: null });
  const providers = { email: accept, sms: (draft: { to: string }) => (texted.push(draft.to), accept()) };
  await dispatchMessages({ providers });
  const { id, state, reason } = await theMessage("out_for_delivery", "sms");
  expect([state, reason, texted]).toEqual(["failed", "dlt_missing", []]);
  expect(await db.providerHealth.count({ where: { openedAt: { not: null } } })).toBe(0);

  await installWillow({ sendingRules: { ...AT_ONCE, dlt } });
  expect(await retryMessage(WILLOW, id)).toBe(true);
  await dispatchMessages({ providers });
  expect(texted).toEqual(["+919812345678"]);
});
