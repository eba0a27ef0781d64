import { expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { dispatchMessages } from "./dispatch.server.ts";
import { planOrderMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import type { Providers } from "#app/providers/provider.ts";

const MESSAGES = 24;

it("begins nothing more once it is asked to stop, and finishes what it has begun", async () => {
  await installWillow();
  for (let n = 0; n < MESSAGES; n += 1) {
    const { orderId } = await storeParcel();
    await planOrderMessages(WILLOW, orderId, "webhook");
  }
  const stopping = new AbortController();
  const providers: Providers = {
    email() {
      stopping.abort();
      return Promise.resolve({ kind: "accepted", providerMessageId: null });
    },
    sms: () => Promise.reject(new Error("Nobody gets a text here")),
  };

  const { sent } = await dispatchMessages({ providers, signal: stopping.signal });

  const counted = await db.message.groupBy({ by: ["state"], where: { channel: "email" }, _count: true });
  const counts = Object.fromEntries(counted.map(({ state, _count }) => [state, _count]));
  expect(counts).toEqual({ accepted: sent, pending: MESSAGES - sent });
  expect(sent).toBeGreaterThan(0);
});
