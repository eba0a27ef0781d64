import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { type ListSent, reconcileUnknown } from "./reconcile-unknown.server.ts";
import { hashText } from "./sent-text.server.ts";

const WORDS = "Willow: your order #1001 has been delivered.";

beforeEach(async () => {
  await db.shop.deleteMany();
  await db.message.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow();
});

/** A call that broke off so many seconds ago. */
async function breakOff(kind: OutboxKind, channel: Channel, secondsAgo: number, resends = 0) {
  const { orderId, shipmentId } = await storeParcel();
  const vault = await openVault(WILLOW);
  const address = channel === "sms" ? ANA.phone : ANA.email;
  const at = new Date(Date.now() - secondsAgo * 1_000);
  return db.message.create({
    data: {
      ...{ shop: WILLOW, key: orderId, orderId, shipmentId, kind, channel, state: "unknown", reason: "broke_off" },
      ...{ occurredAt: at, sendingAt: at, expiresAt: new Date(Date.now() + 3_600_000), finishedAt: at, resends },
      recipientHash: vault.index(channel === "sms" ? "phone" : "email", address),
      recipientSealed: vault.seal("Message.recipientSealed", address),
      ...(channel === "sms" ? { bodyHash: hashText(WORDS) } : {}),
      ...{ account: `app|${channel}`, provider: channel === "sms" ? "twilio" : "sendgrid", attempts: 1 },
    },
  });
}

const nobody: ListSent = () => Promise.resolve([]);
const stateOf = async (id: string) => {
  const { state, reason, resends, providerMessageId } = await db.message.findUniqueOrThrow({ where: { id } });
  return { state, reason, resends, providerMessageId };
};

describe("a text that broke off", () => {
  it("is found at the provider by its words", async () => {
    const { id } = await breakOff("delivered", "sms", 130);
    const asked: unknown[] = [];
    await reconcileUnknown((account, to) => {
      asked.push(account, to);
      return Promise.resolve([
        { sid: "SM1", body: "Other words" },
        { sid: "SM2", body: WORDS },
      ]);
    });
    expect(asked).toEqual([{ name: "app|sms", savedAt: null }, ANA.phone]);
    expect(await stateOf(id)).toMatchObject({ state: "accepted", reason: null, providerMessageId: "SM2" });
  });

  it("is not asked for at a closed account, nor beyond the time there is", async () => {
    for (let n = 0; n < 6; n += 1) await breakOff("delivered", "sms", 130 + n);
    let asked = 0;
    const count: ListSent = () => {
      asked += 1;
      return Promise.resolve([]);
    };
    await db.providerHealth.create({ data: { account: "app|sms", openedAt: new Date(), probeAt: new Date() } });
    await reconcileUnknown(count);
    expect(asked).toBe(0);
    await db.providerHealth.deleteMany();
    await reconcileUnknown(count, 0);
    expect(asked).toBe(0);
    await reconcileUnknown(count);
    expect(asked).toBe(6);
  });

  it("is not taken for another message with the same words", async () => {
    const other = await breakOff("delivered", "sms", 700);
    await db.message.update({ where: { id: other.id }, data: { state: "accepted", providerMessageId: "SM1" } });
    const { id } = await breakOff("delivered", "sms", 130);
    await reconcileUnknown(() => Promise.resolve([{ sid: "SM1", body: WORDS }]));
    expect(await stateOf(id)).toMatchObject({ state: "unknown", reason: "broke_off" });
  });

  it("is not asked for before two minutes have passed, and waits while the provider does not answer", async () => {
    await breakOff("delivered", "sms", 60);
    await reconcileUnknown(() => Promise.reject(new Error("nobody must be asked")));
    const { id } = await breakOff("delivered", "sms", 130);
    await reconcileUnknown(() => Promise.reject(new Error("away")));
    expect(await stateOf(id)).toMatchObject({ state: "unknown", reason: "broke_off" });
  });

  it("stays unknown for good after the grace, whatever it told of", async () => {
    const { id } = await breakOff("delivery_attempted", "sms", 660);
    await reconcileUnknown(nobody);
    expect(await stateOf(id)).toMatchObject({ state: "unknown", reason: "unconfirmed", resends: 0 });
  });
});

describe("an e-mail that broke off", () => {
  it("leaves once more where silence is worse, through the gate", async () => {
    const { id } = await breakOff("delivery_attempted", "email", 660);
    await reconcileUnknown(nobody);
    expect(await stateOf(id)).toMatchObject({ state: "pending", reason: "broke_off", resends: 1 });
    expect((await waitingJobs()).map(({ name }) => name)).toEqual(["message.deliver"]);
  });

  it.each([
    ["delivered", 0],
    ["out_for_delivery", 0],
    ["delivery_code", 0],
    ["delivery_attempted", 1],
  ] as const)("stays unknown: %s that left again %i times", async (kind, resends) => {
    const { id } = await breakOff(kind, "email", 660, resends);
    await reconcileUnknown(nobody);
    expect(await stateOf(id)).toMatchObject({ state: "unknown", reason: "unconfirmed", resends });
  });

  it("is given ten minutes for its receipt", async () => {
    const { id } = await breakOff("delivery_attempted", "email", 540);
    await reconcileUnknown(nobody);
    expect(await stateOf(id)).toMatchObject({ state: "unknown", reason: "broke_off" });
  });
});
