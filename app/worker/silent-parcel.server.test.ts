import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { lookAtParcels, lookAtSilence } from "#app/estimates/silence/look-at-silence.server.ts";
import { watchParcel } from "#app/estimates/silence/watch-parcel.server.ts";
import { dispatchMessages } from "#app/notifications/outbox/dispatch.server.ts";
import type { Draft, Providers } from "#app/providers/provider.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { handlers } from "./handlers.server.ts";

const HOUR = 3_600_000;
/** Five days are unusual, whoever writes waits for the next morning, and is too late two days after that. */
const HOURS = 156;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR);
const run = { lastTry: false, stopping: new AbortController().signal, overtime: new AbortController().signal };

let sent: Draft[];
const providers: Providers = {
  email: (draft) => {
    sent.push(draft);
    return Promise.resolve({ kind: "accepted", providerMessageId: null });
  },
  sms: () => Promise.reject(new Error("Nobody is texted about a silence")),
};

/** A parcel that was heard of last so long ago, and is looked at. */
async function silentFor(hours: number, contact = {}) {
  const parcel = { status: "in_transit", milestone: "in_transit", lastEventAt: hoursAgo(hours) } as const;
  const { shipmentId } = await storeParcel({ contact, parcel: { ...parcel, statusAt: hoursAgo(hours), number: "" } });
  await watchParcel(WILLOW, shipmentId, new Date());
  await lookAtSilence(new Date());
  return shipmentId;
}

const changed = (shipmentId: string) =>
  handlers["shipment.changed"]({ shop: WILLOW, shipmentId, origin: "reconcile" }, run);

const messages = () =>
  db.message.findMany({
    where: { kind: "delayed" },
    orderBy: { channel: "asc" },
    select: { channel: true, state: true, reason: true },
  });

const alerts = () => db.merchantAlert.findMany({ where: { kind: "parcel_silent" } });

beforeEach(async () => {
  sent = [];
  await db.shop.deleteMany();
  await db.order.deleteMany();
  await db.message.deleteMany();
  await db.merchantAlert.deleteMany();
  await installWillow({ notifyFrom: hoursAgo(1_000) });
});

describe("a parcel that nothing is heard of", () => {
  it("leads to one e-mail and one alert, however often it is looked at", async () => {
    const id = await silentFor(HOURS);
    for (let time = 0; time < 3; time += 1) await changed(id);
    await lookAtSilence(new Date());
    expect(await messages()).toEqual([{ channel: "email", state: "pending", reason: null }]);
    expect((await alerts()).map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ shipmentId: id, orderName: "#1001", carrier: "DHL", days: 6, usualToDays: 5 }),
    ]);
    await dispatchMessages({ providers });
    expect(sent).toHaveLength(1);
    const [draft] = sent;
    expect(draft).toMatchObject({ subject: "No news of your order #1001 for a while" });
    const text = draft?.channel === "email" ? draft.text : "";
    expect(text).toContain("DHL has told us nothing about your delivery for longer than usual.");
    expect(text).toContain("The last thing DHL told us was on ");
    expect(text).not.toContain("sorry");
  });

  it("leads to nothing while that is usual", async () => {
    const id = await silentFor(4 * 24);
    await changed(id);
    expect([await messages(), await alerts()]).toEqual([[], []]);
  });

  it("is not told of any more once something is heard", async () => {
    const id = await silentFor(HOURS);
    await changed(id);
    await db.shipment.update({ where: { id }, data: { lastEventAt: new Date() } });
    await dispatchMessages({ providers });
    expect(await messages()).toEqual([{ channel: "email", state: "superseded", reason: "no_longer_true" }]);
    expect(sent).toEqual([]);
  });

  it.each(["before the mail has left", "after it"])("is told of once when old scans reach us %s", async (when) => {
    const id = await silentFor(HOURS);
    await changed(id);
    if (when === "after it") await dispatchMessages({ providers });
    await db.shipment.update({ where: { id }, data: { lastEventAt: hoursAgo(HOURS - 5) } });
    await lookAtParcels(WILLOW, [id], new Date());
    await changed(id);
    expect(await alerts()).toHaveLength(1);
    await dispatchMessages({ providers });
    expect(sent).toHaveLength(1);
  });

  it("is told of although the first mail was dropped while old scans came in", async () => {
    const id = await silentFor(HOURS);
    await changed(id);
    await db.shipment.update({ where: { id }, data: { lastEventAt: hoursAgo(HOURS - 5) } });
    await dispatchMessages({ providers });
    expect(sent).toEqual([]);
    await lookAtParcels(WILLOW, [id], new Date());
    await changed(id);
    await dispatchMessages({ providers });
    expect(sent).toHaveLength(1);
  });

  it("is not told of to whom the delay has been told meanwhile; the merchant hears of it all the same", async () => {
    const id = await silentFor(HOURS);
    const { orderId } = await db.shipment.findUniqueOrThrow({ where: { id } });
    await db.message.create({
      data: {
        ...{
          shop: WILLOW,
          key: "late",
          orderId,
          shipmentId: id,
          kind: "delayed",
          channel: "email",
          cause: "late|2026-11-20",
        },
        ...{ recipientHash: Buffer.from("x"), state: "accepted", occurredAt: hoursAgo(24), expiresAt: hoursAgo(-24) },
      },
    });
    await changed(id);
    expect(await messages()).toHaveLength(1);
    expect(await alerts()).toHaveLength(1);
  });

  it("of long ago alarms nobody", async () => {
    const id = await silentFor(30 * 24);
    await changed(id);
    expect(await messages()).toEqual([{ channel: "email", state: "expired", reason: "too_late" }]);
    expect(await alerts()).toEqual([]);
    expect(await db.silence.findUnique({ where: { shipmentId: id } })).toMatchObject({
      noticedAt: expect.any(Date) as Date,
    });
  });
});
