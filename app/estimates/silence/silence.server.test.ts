import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { EventStatus } from "#app/tracking/status.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findSilence, findUnusualSilence, listSilentShipments } from "./find-unusual.server.ts";
import { learnGaps } from "./learn-gaps.server.ts";
import { lookAtSilence } from "./look-at-silence.server.ts";
import { watchParcel } from "./watch-parcel.server.ts";

const HOUR = 3_600_000;
const NOW = new Date("2026-11-20T12:00:00Z");
const before = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

/** A parcel with events so many hours ago, the newest of them deciding where it is. */
async function plant(carrier: string, events: [hoursAgo: number, status: EventStatus][], shop = WILLOW) {
  const newest = events.at(-1)?.[1] ?? "pending";
  const startedAt = before(events[0]?.[0] ?? 0);
  const parcel = {
    ...{ carrier, status: newest === "unknown" ? ("in_transit" as const) : newest, milestone: "in_transit" as const },
    ...{ lastEventAt: before(events.at(-1)?.[0] ?? 0), statusAt: startedAt },
  };
  const order = { placedAt: startedAt, shipRegion: "BE" };
  const { shipmentId } = await storeParcel({ shop, order, parcel });
  const { fulfillmentId } = await db.shipment.findUniqueOrThrow({ where: { id: shipmentId } });
  await db.fulfillment.update({ where: { id: fulfillmentId }, data: { createdAt: startedAt } });
  await db.trackingEvent.createMany({
    data: events.map(([ago, status], index) => ({
      ...{ shop, fulfillmentId, shipmentId, source: "shopify", dedupeKey: String(index), status, rawStatus: status },
      ...{ happenedAt: before(ago), country: "DE", region: "HE" },
    })),
  });
  return shipmentId;
}

const silenceOf = (shipmentId: string) => db.silence.findUnique({ where: { shipmentId } });

/** A carrier whose parcels are silent for this long on the way. */
async function plantPast(carrier: string, hours: number, parcels: number) {
  for (let number = 0; number < parcels; number += 1) {
    await plant(carrier, [
      [hours + 300, "picked_up"],
      [300, "out_for_delivery"],
      [296, "delivered"],
    ]);
  }
}

beforeEach(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  await db.order.deleteMany();
  await db.scanGap.deleteMany();
});

describe("learnGaps", () => {
  it("knows a slow carrier from a fast one, and replaces what it knew", async () => {
    await plantPast("Snail", 150, 15);
    await plantPast("Swift", 20, 15);
    expect(await learnGaps(WILLOW, NOW)).toBe(30);
    await learnGaps(WILLOW, NOW);
    const cells = await db.scanGap.findMany({ where: { shop: WILLOW, stage: "network" } });
    const total = (carrier: string, lane: string) =>
      cells.filter((cell) => cell.carrier === carrier && cell.lane === lane).flatMap(({ ended }) => ended);
    expect(total("", "").reduce((sum, count) => sum + count, 0)).toBe(30);
    expect(total("Snail", "DE>DE-BE").reduce((sum, count) => sum + count, 0)).toBe(15);
    expect(await db.scanGap.count({ where: { shop: OTHER_SHOP } })).toBe(0);

    const tellAt = async (carrier: string) => {
      const id = await plant(carrier, [[30, "in_transit"]]);
      await watchParcel(WILLOW, id, NOW);
      await lookAtSilence(NOW);
      return (await silenceOf(id))?.tellAt?.getTime() ?? 0;
    };
    expect((await tellAt("Snail")) - (await tellAt("Swift"))).toBeGreaterThan(24 * HOUR);
  });

  it("counts what is still silent as at least so long", async () => {
    for (let number = 0; number < 6; number += 1) await plant("DHL", [[100, "in_transit"]]);
    await learnGaps(WILLOW, NOW);
    const cell = await db.scanGap.findFirstOrThrow({
      where: { shop: WILLOW, stage: "network", carrier: "DHL", lane: "" },
    });
    expect(cell.open.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(cell.ended.every((count) => count === 0)).toBe(true);
  });

  it("watches open parcels that nobody has looked at yet", async () => {
    const id = await plant("DHL", [[100, "in_transit"]]);
    const arrived = await plant("DHL", [
      [100, "in_transit"],
      [90, "delivered"],
    ]);
    await learnGaps(WILLOW, NOW);
    expect((await silenceOf(id))?.lookAt).toEqual(before(76));
    expect(await silenceOf(arrived)).toBeNull();
  });
});

describe("lookAtSilence", () => {
  it("notices a silence once, and has the parcel's consequences follow", async () => {
    const id = await plant("DHL", [[200, "in_transit"]]);
    await watchParcel(WILLOW, id, NOW);
    expect(await lookAtSilence(NOW)).toBe(1);
    expect(await lookAtSilence(NOW)).toBe(0);
    expect(await lookAtSilence(new Date(NOW.getTime() + 25 * HOUR))).toBe(0);
    const row = await silenceOf(id);
    expect(row).toMatchObject({ number: 0, stage: "network", noticedAt: NOW, heardAt: before(200) });
    const jobs = (await waitingJobs()).filter(({ payload }) => payload.shipmentId === id);
    expect(jobs).toEqual([
      { name: "shipment.changed", payload: { shop: WILLOW, shipmentId: id, origin: "reconcile" } },
    ]);
  });

  it("keeps what was never scanned apart: it is not handed over, and no silence of the carrier's", async () => {
    const silent = await plant("DHL", [[200, "in_transit"]]);
    const label = await plant("DHL", [[300, "label_created"]]);
    for (const id of [silent, label]) await watchParcel(WILLOW, id, NOW);
    expect(await lookAtSilence(NOW)).toBe(2);
    expect(await listSilentShipments(WILLOW, "way", 9)).toEqual([silent]);
    expect(await listSilentShipments(WILLOW, "label", 9)).toEqual([label]);
    expect(await listSilentShipments(OTHER_SHOP, "way", 9)).toEqual([]);
    expect((await findUnusualSilence(WILLOW, silent))?.stage).toBe("network");
    expect(await findUnusualSilence(WILLOW, label)).toBeNull();
    expect(await findSilence(WILLOW, label, NOW)).toMatchObject({ isUnusual: true, isHandedOver: false });
  });

  it("sees the next silence of a parcel, whose scans nobody told of", async () => {
    const id = await plant("DHL", [[200, "in_transit"]]);
    await watchParcel(WILLOW, id, NOW);
    await lookAtSilence(NOW);
    const scanned = new Date(NOW.getTime() + HOUR);
    await db.shipment.update({ where: { id }, data: { lastEventAt: scanned } });
    const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
    expect(await lookAtSilence(at(25))).toBe(0);
    expect(await silenceOf(id)).toMatchObject({ number: 1, heardAt: scanned, noticedAt: null });
    expect((await silenceOf(id))?.lookAt?.getTime()).toBeGreaterThan(at(25).getTime());
    for (let hours = 26; hours < 300; hours += 12) await lookAtSilence(at(hours));
    expect(await silenceOf(id)).toMatchObject({ number: 1, heardAt: scanned });
    expect((await silenceOf(id))?.noticedAt).not.toBeNull();
  });

  it("forgets what has arrived, was removed, or belongs to a cancelled order; other shops' parcels stay theirs", async () => {
    const [arrived, removed, cancelled] = [
      await plant("DHL", [[200, "in_transit"]]),
      await plant("DHL", [[200, "in_transit"]]),
      await plant("DHL", [[200, "in_transit"]]),
    ];
    const theirs = await plant("DHL", [[200, "in_transit"]], OTHER_SHOP);
    for (const id of [arrived, removed, cancelled]) await watchParcel(WILLOW, id, NOW);
    await watchParcel(WILLOW, theirs, NOW);
    expect(await silenceOf(theirs)).toBeNull();
    await db.shipment.update({ where: { id: arrived }, data: { status: "delivered" } });
    await db.shipment.update({ where: { id: removed }, data: { removedAt: NOW } });
    const { orderId } = await db.shipment.findUniqueOrThrow({ where: { id: cancelled } });
    await db.order.update({ where: { id: orderId }, data: { cancelledAt: NOW } });
    expect(await lookAtSilence(NOW)).toBe(0);
    expect(await db.silence.count()).toBe(0);
  });

  it("leaves shops alone that have gone", async () => {
    const id = await plant("DHL", [[200, "in_transit"]]);
    await watchParcel(WILLOW, id, NOW);
    await installWillow({ uninstalledAt: NOW });
    expect(await lookAtSilence(NOW)).toBe(0);
    await installWillow({ uninstalledAt: null });
    expect(await lookAtSilence(NOW)).toBe(1);
  });
});
