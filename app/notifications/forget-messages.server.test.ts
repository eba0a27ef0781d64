import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { forgetOldMessages } from "./forget-messages.server.ts";

const now = new Date();
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
let orderId: string;
let shipmentId: string;

async function store(days: number, change: Partial<Prisma.MessageUncheckedCreateInput> = {}): Promise<string> {
  const hash = Buffer.from(ANA.email);
  const facts = {
    shop: WILLOW,
    key: randomUUID(),
    orderId,
    kind: "delivered",
    channel: "email",
    state: "accepted",
  } as const;
  const recipient = { recipientHash: hash, recipientSealed: Buffer.from("sealed"), bodyHash: Buffer.from("body") };
  const times = { createdAt: ago(days), occurredAt: ago(days), expiresAt: ago(days - 1) };
  const { id } = await db.message.create({ data: { ...facts, ...recipient, ...times, ...change } });
  return id;
}
const left = (id: string) =>
  db.message.findUnique({ where: { id }, select: { recipientSealed: true, bodyHash: true } });

beforeEach(async () => {
  await db.$executeRaw`truncate "Order", "Message", "MessageReceipt", "MessageTally" cascade`;
  await installWillow({ sendingRules: {} });
  ({ orderId, shipmentId } = await storeParcel());
  const old = { createdAt: ago(120), statusAt: ago(100), deliveredAt: ago(100), status: "delivered" } as const;
  await db.shipment.update({ where: { id: shipmentId }, data: old });
});

describe("forgetOldMessages", () => {
  it("forgets an address 90 days after the order's end, and a text's hash after 30", async () => {
    const [old, young] = [await store(95), await store(40)];
    expect(await forgetOldMessages(now)).toEqual({ addresses: 1, bodyHashes: 2, receipts: 0, messages: 0 });
    expect(await left(old)).toEqual({ recipientSealed: null, bodyHash: null });
    expect((await left(young))?.recipientSealed).not.toBeNull();
    expect(await forgetOldMessages(now)).toEqual({ addresses: 0, bodyHashes: 0, receipts: 0, messages: 0 });
  });

  it("keeps what still waits, and what an order that moves may need", async () => {
    const waiting = await store(95, { state: "pending" });
    await forgetOldMessages(now);
    expect((await left(waiting))?.recipientSealed).not.toBeNull();
    await db.message.updateMany({ data: { state: "delivered" } });
    await db.shipment.update({ where: { id: shipmentId }, data: { lastEventAt: ago(3) } });
    await forgetOldMessages(now);
    expect((await left(waiting))?.recipientSealed).not.toBeNull();
  });

  it("keeps to the days that the shop has set, each to its own", async () => {
    await installWillow({ sendingRules: { addressKeptDays: 180 } });
    await installWillow({ sendingRules: { addressKeptDays: 30 } }, OTHER_SHOP);
    const [mine, theirs] = [await store(95), await store(40, { shop: OTHER_SHOP, orderId: randomUUID() })];
    await forgetOldMessages(now);
    expect((await left(mine))?.recipientSealed).not.toBeNull();
    expect((await left(theirs))?.recipientSealed).toBeNull();
  });

  it("leaves of what is older than 400 days a count by month, in thousands of rows", async () => {
    const month = new Date(Date.UTC(now.getUTCFullYear() - 2, 3, 15));
    const many = Array.from({ length: 1_203 }, () => ({
      ...{ shop: WILLOW, key: randomUUID(), orderId, kind: "shipped", channel: "sms", state: "delivered" as const },
      ...{ recipientHash: Buffer.from("x"), segments: 2, createdAt: month, occurredAt: month, expiresAt: month },
    }));
    await db.message.createMany({ data: many });
    const stays = await store(399);
    const receipt = { shop: WILLOW, messageId: stays, providerEventId: "e1", kind: "delivered", happenedAt: ago(91) };
    await db.messageReceipt.create({ data: receipt });
    expect(await forgetOldMessages(now)).toMatchObject({ messages: 1_203, receipts: 1 });
    expect(await db.message.count()).toBe(1);
    expect(await db.messageTally.findMany()).toEqual([
      {
        ...{ shop: WILLOW, kind: "shipped", channel: "sms", state: "delivered", messages: 1_203, segments: 2_406 },
        monthOn: new Date(Date.UTC(month.getUTCFullYear(), 3, 1)),
      },
    ]);
    await db.message.create({ data: { ...(many[0] as (typeof many)[number]), key: randomUUID() } });
    await forgetOldMessages(now);
    expect(await db.messageTally.findMany({ select: { messages: true } })).toEqual([{ messages: 1_204 }]);
  });
});
