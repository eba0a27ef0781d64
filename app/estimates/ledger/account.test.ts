import { describe, expect, it } from "vitest";

import type { Account, ParcelAccount, ToldRow } from "./account.ts";
import { owedBy } from "./owed.ts";
import { reckon } from "./reckon.ts";

const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const ORDER = "order";
const NOW = at("20T12:00");

let ids = 0;
function told(day: string, facts: Partial<ToldRow> = {}): ToldRow {
  return {
    ...{ id: `told-${(ids += 1)}`, subjectId: "parcel", latestOn: `2026-11-${day}`, toldAt: at("10T09:00") },
    ...{ endsAt: at(`${day}T23:00`), outcome: null, messageId: null, isUntold: false, apologyId: null },
    ...{ apologyNews: null, shipsByOn: null, leftOutcome: null },
    ...facts,
  };
}

function parcel(facts: Partial<ParcelAccount> = {}): ParcelAccount {
  const times = { statusAt: at("11T09:00"), createdAt: at("10T08:00") };
  const unknown = { leftAt: null, removedAt: null, deliveredAt: null, readyAt: null };
  return { id: "parcel", status: "in_transit", ...times, ...unknown, ...facts };
}

function account(facts: Partial<Account> = {}): Account {
  const open = { cancelledAt: null, refundedAt: null, isWaiting: false, parcels: [parcel()], told: [] };
  return { shop: "willow.myshopify.com", orderId: ORDER, timeZone: "Europe/Berlin", ...open, ...facts };
}

function settled(one: Account) {
  const outcomes = new Map(reckon(one, NOW).map(({ id, outcome }) => [id, outcome]));
  return { ...one, told: one.told.map((row) => ({ ...row, outcome: outcomes.get(row.id) ?? row.outcome })) };
}
const outcomes = (one: Account) => settled(one).told.map(({ outcome }) => outcome);
const owed = (one: Account) => owedBy(settled(one)).map(({ shipmentId, day }) => `${shipmentId} ${day}`);
const delivered = (text: string) => parcel({ status: "delivered", deliveredAt: at(text) });

describe("reckon", () => {
  it("keeps what came in time and breaks what did not, whichever was told first", () => {
    expect(outcomes(account({ parcels: [delivered("15T10:00")], told: [told("14"), told("16")] }))).toEqual(["broken", "kept"]); // prettier-ignore
  });

  it("counts a parcel as come when it can be collected", () => {
    const parcels = [parcel({ status: "ready_for_pickup", readyAt: at("14T10:00") })];
    expect(outcomes(account({ parcels, told: [told("14")] }))).toEqual(["kept"]);
  });

  it("waits for the last parcel of an order that was told a window as a whole, and for what is in none", () => {
    const both = [delivered("12T10:00"), parcel({ ...delivered("16T10:00"), id: "second" })];
    const whole = { told: [told("14", { subjectId: ORDER }), told("18", { subjectId: ORDER })] };
    expect(outcomes(account({ parcels: both, ...whole }))).toEqual(["broken", "kept"]);
    expect(outcomes(account({ parcels: [delivered("12T10:00")], isWaiting: true, ...whole }))).toEqual(["broken", "broken"]); // prettier-ignore
    const lost = parcel({ id: "second", status: "returned", statusAt: at("13T10:00") });
    expect(outcomes(account({ parcels: [delivered("12T10:00"), lost], ...whole }))).toEqual(["kept", "kept"]);
  });

  it("drops what nobody waits for any more", () => {
    expect(outcomes(account({ cancelledAt: at("12T10:00"), told: [told("14"), told("14", { subjectId: ORDER })] }))).toEqual(["moot", "moot"]); // prettier-ignore
    expect(outcomes(account({ parcels: [parcel({ removedAt: at("12T10:00") })], told: [told("14")] }))).toEqual(["moot"]); // prettier-ignore
  });

  it("drops what was given back before it was sent, whenever that is reckoned", () => {
    const given = (day: string, facts: Partial<Account> = {}, more: Partial<ToldRow> = {}) => {
      const row = told(day, { subjectId: ORDER, shipsByOn: `2026-11-${day}`, ...more });
      const found = reckon(account({ parcels: [], ...facts, told: [row] }), NOW)[0];
      return found && [found.outcome, found.leftOutcome];
    };
    expect(given("14", { refundedAt: at("12T10:00") })).toEqual(["moot", "moot"]);
    expect(given("14", { refundedAt: at("18T10:00") })).toEqual(["broken", "broken"]);
    // Lines that were taken off without a refund do not tell when: what was clear in time stays so.
    expect(given("24")).toEqual(["moot", "moot"]);
    expect(given("14", {}, { outcome: "moot", leftOutcome: "moot" })).toBeUndefined();
  });

  it("mends what a late scan proves, and says nothing of what is right already", () => {
    const known = [told("14", { outcome: "broken" }), told("16", { outcome: "kept" })];
    expect(reckon(account({ parcels: [delivered("14T10:00")], told: known }), NOW)).toEqual([
      { id: known[0]?.id, outcome: "kept", was: "broken", leftOutcome: null, wasLeft: null },
    ]);
  });

  it("says of the day by which it should have left whether it did, in the shop's days", () => {
    const left = (shipsBy: string, facts: Partial<Account>, more: Partial<ToldRow> = {}) => {
      const row = told("28", { subjectId: ORDER, shipsByOn: `2026-11-${shipsBy}`, ...more });
      return reckon(account({ ...facts, told: [row] }), NOW)[0]?.leftOutcome;
    };
    const sent = (text: string) => ({ parcels: [parcel({ leftAt: at(text) })] });
    expect(left("11", sent("11T22:59"))).toBe("kept");
    expect(left("11", sent("11T23:00"))).toBe("broken");
    const later = parcel({ id: "second", leftAt: at("15T10:00") });
    expect(left("11", { parcels: [...sent("11T09:00").parcels, later] })).toBe("kept");
    expect(left("11", { parcels: [parcel({ leftAt: at("10T09:00"), removedAt: at("10T10:00") })] })).toBe("broken");
    expect(left("19", { parcels: [], isWaiting: true })).toBe("broken");
    expect(left("20", { parcels: [], isWaiting: true })).toBeUndefined();
    expect(left("11", { parcels: [], isWaiting: true, cancelledAt: at("11T10:00") })).toBe("moot");
    expect(left("11", sent("11T09:00"), { isUntold: true })).toBe("untold");
  });
});

describe("owedBy", () => {
  it("asks for an apology for the window that stands, and for none that it took the place of", () => {
    const moved = told("16", { toldAt: at("13T09:00") });
    expect(owed(account({ told: [told("14")] }))).toEqual(["parcel 2026-11-14"]);
    expect(owed(account({ told: [told("14"), moved] }))).toEqual(["parcel 2026-11-16"]);
    expect(owed(account({ told: [told("14"), told("24", { toldAt: at("13T09:00") })] }))).toEqual([]);
    expect(owed(account({ told: [told("24"), told("14", { toldAt: at("13T09:00") })] }))).toEqual(["parcel 2026-11-14"]); // prettier-ignore
  });

  it("asks once: sorry said for a day holds on every surface", () => {
    const sorry = told("14", { apologyId: "message" });
    expect(owed(account({ told: [sorry, told("14", { toldAt: at("14T08:00") })] }))).toEqual([]);
    expect(owed(account({ told: [sorry, told("16", { toldAt: at("15T08:00") })] }))).toEqual(["parcel 2026-11-16"]);
  });

  it("asks for none where the parcel has come, is in other trouble, or its message never arrived", () => {
    expect(owed(account({ parcels: [delivered("15T10:00")], told: [told("14")] }))).toEqual([]);
    expect(owed(account({ parcels: [parcel({ status: "exception" })], told: [told("14")] }))).toEqual([]);
    expect(owed(account({ told: [told("14", { isUntold: true })] }))).toEqual([]);
  });

  it("lets the delivery speak where the parcel is on the van since", () => {
    const van = (text: string) => [parcel({ status: "out_for_delivery", statusAt: at(text) })];
    expect(owed(account({ parcels: van("15T07:00"), told: [told("14")] }))).toEqual([]);
    expect(owed(account({ parcels: van("14T07:00"), told: [told("14")] }))).toEqual(["parcel 2026-11-14"]);
  });

  it("speaks of the order as long as nothing of it has left, then of its parcels", () => {
    const whole = { told: [told("14", { subjectId: ORDER })] };
    expect(owed(account({ parcels: [], isWaiting: true, ...whole }))).toEqual(["null 2026-11-14"]);
    expect(owed(account(whole))).toEqual(["parcel 2026-11-14"]);
    expect(owed(account({ parcels: [parcel({ createdAt: at("16T08:00") })], ...whole }))).toEqual([]);
    expect(owed(account({ parcels: [], isWaiting: true, cancelledAt: at("16T08:00"), ...whole }))).toEqual([]);
  });
});
