import { describe, expect, it } from "vitest";

import { lookAtParcel, type SilenceRow, type WatchedParcel } from "./silence-row.ts";

const HOUR = 3_600_000;
const heardAt = new Date("2026-11-02T14:30:00Z");
const after = (hours: number, from = heardAt) => new Date(from.getTime() + hours * HOUR);
const nothingLearned = () => undefined;

const fresh: SilenceRow = {
  ...{ number: 0, heardAt: null, stage: null, usualFromDays: 0, usualToDays: 0 },
  ...{ noticeableAt: null, tellAt: null, lookAt: after(24), noticedAt: null },
};

const parcel: WatchedParcel = {
  ...{ shipmentId: "1", status: "in_transit", milestone: "in_transit", carrier: "DHL", number: "JD0146" },
  ...{ lastEventAt: heardAt, startedAt: after(-48), seen: null, origin: "DE", timeZone: "Europe/Berlin" },
  destination: { country: "DE", region: "BE" },
  known: fresh,
};

/** Looks again and again whenever it is due, as the job does. */
function lookUntil(end: Date, of: WatchedParcel = parcel): SilenceRow {
  let row = of.known;
  while (row.lookAt && row.lookAt <= end) row = lookAtParcel({ ...of, known: row }, nothingLearned, row.lookAt);
  return row;
}

describe("looking at a silent parcel", () => {
  it("is noticed once nineteen of twenty were heard of, not before", () => {
    const tellAt = new Date("2026-11-08T09:00:00Z");
    expect(lookUntil(new Date(tellAt.getTime() - 1))).toMatchObject({ tellAt, noticedAt: null, usualToDays: 5 });
    expect(lookUntil(tellAt)).toMatchObject({ tellAt, noticedAt: tellAt, number: 0, heardAt });
    expect(lookUntil(after(30 * 24))).toMatchObject({ tellAt, noticedAt: tellAt, number: 0 });
  });

  it("begins anew with the next thing heard, and counts the silences that were told of", () => {
    const told = lookUntil(after(200));
    const moved = { ...parcel, lastEventAt: after(201), known: told };
    const second = lookAtParcel(moved, nothingLearned, after(210));
    expect(second).toMatchObject({ number: 1, heardAt: after(201), noticedAt: null });
    expect(second.lookAt?.getTime()).toBeGreaterThan(after(210).getTime());
    // One that ended before anybody was told of it leaves no trace.
    const untold = lookUntil(after(50));
    expect(lookAtParcel({ ...moved, known: untold }, nothingLearned, after(210)).number).toBe(0);
  });

  it("keeps the day it has named, whatever is learned meanwhile", () => {
    const named = lookUntil(after(60));
    const slow = { ended: Array.from({ length: 28 }, (_, bin) => (bin === 20 ? 9_000 : 0)), open: [] };
    expect(lookAtParcel({ ...parcel, known: named }, () => slow, after(61)).tellAt).toEqual(named.tellAt);
    expect(lookAtParcel(parcel, () => slow, after(25)).tellAt?.getTime()).toBeGreaterThan(after(200).getTime());
  });

  it("waits for nothing where nobody waits for a scan", () => {
    const held = { ...parcel, status: "exception" as const, lastEventAt: after(10) };
    expect(lookAtParcel(held, nothingLearned, after(500))).toMatchObject({
      lookAt: null,
      tellAt: null,
      noticedAt: null,
    });
  });
});
