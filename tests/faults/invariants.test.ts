import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { Evidence, Send } from "#tests/support/evidence.ts";
import { findBreaches, INVARIANTS } from "#tests/support/invariants.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const [ONCE, READ, NO, BACK, STALE, ACROSS, PERSONAL, CAPPED, STUCK] = Object.keys(INVARIANTS);
let parcel: { orderId: string; shipmentId: string };

beforeAll(async () => {
  await installWillow({ notifyFrom: ago(600) });
  await installWillow({ notifyFrom: ago(600) }, OTHER_SHOP);
});
beforeEach(async () => {
  await db.message.deleteMany();
  await db.inboxItem.deleteMany();
  await db.suppression.deleteMany();
  parcel = await storeParcel();
});

/** A message that was accepted half an hour ago, and its send. */
async function letter(changes: Partial<Prisma.MessageUncheckedCreateInput> = {}, at = ago(30)): Promise<Send> {
  const row = await db.message.create({
    data: {
      ...{ shop: WILLOW, ...parcel, key: randomUUID(), kind: "shipped", channel: "email", state: "accepted" },
      ...{ occurredAt: ago(40), expiresAt: ago(-600), sendingAt: at, attempts: 1, recipientHash: Buffer.from("ana") },
      ...changes,
    },
  });
  return { messageId: row.id, to: "ana@example.com", at };
}

function evidence(found: Partial<Evidence> = {}): Evidence {
  return {
    ...{ sends: [], acknowledged: [], addresses: new Map(), log: "", secrets: [] },
    query: (sql) => db.$queryRawUnsafe(sql),
    ...found,
  };
}

const breached = async (found: Partial<Evidence>) => Object.keys(await findBreaches(evidence(found)));

describe("what holds at rest", () => {
  it("holds for a story told in its order", async () => {
    const sends = [
      await letter(),
      await letter({ kind: "out_for_delivery" }, ago(20)),
      await letter({ kind: "delivery_attempted", cycle: 1 }, ago(15)),
      await letter({ kind: "out_for_delivery", cycle: 1 }, ago(10)),
      await letter({ kind: "delivered" }, ago(5)),
    ];
    expect(await breached({ sends })).toEqual([]);
  });

  it("is breached by a second send, unless the row says that it was meant", async () => {
    const send = await letter();
    expect(await breached({ sends: [send, send] })).toEqual([ONCE]);
    const meant = await letter({ resends: 1 });
    expect(await breached({ sends: [meant, meant] })).toEqual([]);
    expect(await breached({ sends: [meant, meant, meant] })).toEqual([ONCE]);
  });

  it("is breached by a webhook that was lost or left lying", async () => {
    expect(await breached({ acknowledged: ["lost"] })).toEqual([READ]);
    await db.inboxItem.create({
      data: { source: "shopify", shop: WILLOW, topic: "x", webhookId: "1", bodySha256: Buffer.from("1") },
    });
    expect(await breached({})).toEqual([READ]);
  });

  it("is breached by a send after an opt-out, a removal or a redaction; not by one before", async () => {
    const sends = [await letter({}, ago(30))];
    const address = { shop: WILLOW, channel: "email", addressHash: Buffer.from("ana"), reason: "unsubscribed" };
    await db.suppression.create({ data: { ...address, createdAt: ago(29) } });
    expect(await breached({ sends })).toEqual([]);
    await db.suppression.updateMany({ data: { createdAt: ago(31) } });
    expect(await breached({ sends })).toEqual([NO]);
    expect(await breached({ sends: [await letter({ kind: "delivery_code" })] })).toEqual([]);
    await db.suppression.deleteMany();
    await db.shop.update({ where: { domain: WILLOW }, data: { uninstalledAt: ago(31) } });
    expect(await breached({ sends })).toEqual([NO]);
    await db.shop.update({ where: { domain: WILLOW }, data: { uninstalledAt: null } });
    await db.order.update({ where: { id: parcel.orderId }, data: { redactedAt: ago(31) } });
    expect(await breached({ sends })).toEqual([NO]);
  });

  it("is breached by an earlier stage after a later one", async () => {
    const delivered = await letter({ kind: "delivered" }, ago(20));
    expect(await breached({ sends: [delivered, await letter({ kind: "out_for_delivery" }, ago(10))] })).toEqual([BACK]);
    // Claimed before the other was taken: both were on their way.
    const close = await letter({ kind: "out_for_delivery", sendingAt: ago(21) }, ago(10));
    expect(await breached({ sends: [delivered, close] })).toEqual([]);
    const attempted = await letter({ kind: "delivery_attempted", cycle: 1 }, ago(20));
    expect(await breached({ sends: [attempted, await letter({ kind: "shipped" }, ago(10))] })).toEqual([BACK]);
  });

  it("is breached by old news, and by news from before the switch-on", async () => {
    expect(await breached({ sends: [await letter({ expiresAt: ago(31) })] })).toEqual([STALE]);
    expect(await breached({ sends: [await letter({ occurredAt: ago(601) })] })).toEqual([STALE]);
  });

  it("is breached by another shop's parcel and by a stranger's address", async () => {
    const other = await storeParcel({ shop: OTHER_SHOP });
    const sends = [await letter({ shipmentId: other.shipmentId })];
    expect(await breached({ sends })).toEqual([ACROSS]);
    const { gid } = await db.order.findUniqueOrThrow({ where: { id: parcel.orderId } });
    const addresses = new Map([[gid, ["ben@example.com"]]]);
    await db.message.deleteMany();
    expect(await breached({ sends: [await letter()], addresses })).toEqual([ACROSS]);
  });

  it("is breached by a shopper in the log", async () => {
    const secrets = ["ana@example.com"];
    expect(await breached({ log: '{"to":"ana@example.com"}', secrets })).toEqual([PERSONAL]);
    expect(await breached({ log: '{"to":"[private]"}', secrets })).toEqual([]);
  });

  it("is breached by endless attempts", async () => {
    await letter({ attempts: 9 });
    expect(await breached({})).toEqual([CAPPED]);
  });

  it("is breached by what is left lying, not by what waits for a reason", async () => {
    await letter({ state: "pending", runAt: ago(5) });
    expect(await breached({})).toEqual([STUCK]);
    await db.shop.update({ where: { domain: WILLOW }, data: { pausedAt: ago(6) } });
    expect(await breached({})).toEqual([]);
    await letter({ state: "sending" });
    expect(await breached({})).toEqual([STUCK]);
  });
});
