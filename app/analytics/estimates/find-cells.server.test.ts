import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import type { Status } from "#app/tracking/status.ts";
import { MOMENTS } from "#app/estimates/moment.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP } from "#tests/support/willow.ts";

import { findMomentSums, findScoreCells } from "./find-cells.server.ts";
import { sumCells } from "./score-cell.ts";

const SHOP = "willow.myshopify.com";
const NOW = new Date("2026-11-20T12:00:00Z");
/** A Monday noon in Berlin; its window has run out on Sunday. */
const AT = new Date("2026-11-02T11:00:00Z");

beforeEach(async () => {
  await installWillow();
  await db.forecast.deleteMany();
});

const filter = { days: 90, moments: MOMENTS };
const find = () => findScoreCells(SHOP, filter, NOW);

describe("findScoreCells", () => {
  it("adds up what was inside, how wide, and how far off", async () => {
    await storeForecasts([
      { at: AT, tookDays: 3 },
      { at: AT, tookDays: 1.2 },
      { at: AT, tookDays: 7 },
    ]);
    const [cell, ...others] = await find();
    expect(others).toEqual([]);
    expect(cell).toMatchObject({
      ...{ weekOn: "2026-11-02", monthOn: "2026-11-01", moment: "handover", lane: "DE>DE-BE", carrier: "DHL" },
      exact: { told: 3, arrived: 3, in80: 1, in90: 2, by90: 2, width80: 10.5, width90: 15 },
      unknown: 0,
    });
    expect(cell?.exact.miss).toBeCloseTo(0 + 1.8 + 4);
    expect(cell?.exact.bias).toBeCloseTo(0 - 1.8 + 4);
    expect(cell?.exact.score80).toBeCloseTo(3.5 * 3 + 10 * 0.3 + 10 * 2);
    expect(cell?.exact.score90).toBeCloseTo(5 * 3 + 20 * 1);
    // Ours: from the 4th (00:00 in Berlin) to the 7th, the middle on the 5th; the rule's: from the 4th to the 6th.
    expect(cell?.ours).toEqual({ told: 3, inTime: 2, inside: 1, width: 12, arrived: 3, miss: 6, bias: 2, score: 42 });
    expect(cell?.rule).toEqual({ told: 3, inTime: 2, inside: 1, width: 9, arrived: 3, miss: 6, bias: 2, score: 49 });
  });

  it("keeps apart what nobody was told", async () => {
    await storeForecasts([
      { at: AT, tookDays: 3 },
      { at: AT, tookDays: 3, replayed: true },
      { at: AT, tookDays: 7, replayed: true },
    ]);
    const told = (all: { replayed: boolean; exact: { told: number } }[]) =>
      all.toSorted((one, other) => Number(one.replayed) - Number(other.replayed)).map(({ exact }) => exact.told);
    expect(told(await find())).toEqual([1, 2]);
    expect(told(await findMomentSums(SHOP, filter, NOW))).toEqual([1, 2]);
  });

  it("counts in the destination's days", async () => {
    // Half past ten in the evening of the 5th in New York: in Berlin it is the 6th.
    const deliveredAt = new Date("2026-11-06T03:30:00Z");
    const day = (on: string) => ({ ruleEarliestOn: new Date(on), ruleLatestOn: new Date(on) });
    const carrierOn = new Date("2026-11-05");
    await storeForecasts([{ at: AT, tookDays: 3, lane: "DE>US-NY", ...day("2026-11-05"), carrierOn, deliveredAt }]);
    const [cell] = await find();
    expect(cell?.rule).toMatchObject({ told: 1, inTime: 1, inside: 1, miss: 0 });
    expect(cell?.carriers).toMatchObject({ told: 1, inTime: 1, inside: 1, width: 1, miss: 0, score: 1 });
    expect(cell?.oursBeside).toEqual(cell?.ours);
  });

  it("judges a window when it has run out, not when the parcel has come", async () => {
    const late = new Date(NOW.getTime() - 4 * 86_400_000);
    await storeForecasts([
      { at: late, tookDays: 1.7 },
      { at: new Date(NOW.getTime() - 100 * 86_400_000), tookDays: 3 },
      { at: AT, tookDays: 3, shop: OTHER_SHOP },
    ]);
    expect(await find()).toEqual([]);
  });

  it("counts who is still on the way as late, and leaves out whom nobody can tell of", async () => {
    const parcelIn = async (status: Status, more: object = {}) => {
      const { orderId, shipmentId } = await storeParcel({ parcel: { status }, ...more });
      return { at: AT, tookDays: null, orderId, subjectId: shipmentId };
    };
    const moving = await parcelIn("in_transit");
    const gone = await parcelIn("returned");
    const mute = await parcelIn("label_created");
    const cancelled = await parcelIn("pending", { order: { cancelledAt: AT } });
    await db.shipment.update({ where: { id: cancelled.subjectId }, data: { removedAt: AT } });
    const unpacked = await parcelIn("pending");
    await db.shipment.update({ where: { id: unpacked.subjectId }, data: { removedAt: AT } });
    await storeForecasts([
      ...[moving, gone, mute],
      { ...moving, moment: "purchase", subjectId: moving.orderId },
      { ...gone, moment: "purchase", subjectId: gone.orderId },
      { ...cancelled, moment: "purchase", subjectId: cancelled.orderId },
      { ...unpacked, moment: "purchase", subjectId: unpacked.orderId },
    ]);
    const cells = await find();
    const of = (moment: string) => sumCells(cells.filter((cell) => cell.moment === moment));
    expect(of("handover")).toMatchObject({
      unknown: 2,
      exact: { told: 1, arrived: 0, by90: 0, miss: 0, width80: 3.5 },
    });
    expect(of("handover").ours).toMatchObject({ told: 1, inTime: 0, width: 4, score: 0 });
    expect(of("purchase")).toMatchObject({ unknown: 2, exact: { told: 2, arrived: 0, by90: 0 } });
    const moments = await findMomentSums(SHOP, filter, NOW);
    expect(moments).toHaveLength(2);
    for (const { moment, exact, unknown } of moments) expect(of(moment)).toMatchObject({ exact, unknown });
    expect(await findScoreCells(SHOP, { ...filter, moments: ["day_2"] }, NOW)).toEqual([]);
  });
});
