import type { Steps } from "#app/lib/steps.ts";

import { describe, WIDTH } from "./describe.ts";
import type { Diary } from "./diary.ts";
import type { Parcel } from "./parcel.ts";

/** A moment at which a parcel is looked at; days after hand-over in the last case. */
export type Look = "purchase" | "handover" | number;

/** Told of every look: the parcel's place in the list, when, and a row that is good until the next look. */
export type OnLook = (parcel: number, look: Look, at: number, row: Float32Array) => void;

const TURN = 256;

interface Happening {
  at: number;
  parcel: number;
  what: Look | "delivery";
}

/**
 * Lives through the past again, in the order of time: whenever an order comes in, a parcel is handed over or has been out
 * for some days, it is described by what was known until then. Nobody is told a parcel's later times before they have come.
 * @param until only what happened before it is known; Infinity: all of it
 * @param daysOut after which parcels that are still out are looked at again
 */
export function* walk(
  parcels: readonly Parcel[],
  until: number,
  diary: Diary,
  daysOut: readonly number[],
  onLook: OnLook,
): Steps<void> {
  const row = new Float32Array(WIDTH);
  const happenings = listHappenings(parcels, until, daysOut);
  for (const [index, { at, parcel, what }] of happenings.entries()) {
    if (index % TURN === 0) yield;
    const facts = parcels[parcel]!;
    diary.advance(at);
    if (what === "delivery") {
      diary.deliver(facts, facts.handedAt!, at);
      continue;
    }
    const known: Parcel =
      what === "purchase"
        ? { ...facts, ...facts.asOrdered, handedAt: null, deliveredAt: null }
        : { ...facts, deliveredAt: null };
    describe(diary, known, what === "purchase" ? facts.boughtAt : facts.handedAt!, at, row);
    onLook(parcel, what, at, row);
    if (what === "purchase") diary.buy(known);
    if (what === "handover") diary.hand(known, at);
  }
  if (Number.isFinite(until)) diary.advance(until);
}

function listHappenings(parcels: readonly Parcel[], until: number, daysOut: readonly number[]): Happening[] {
  const all: Happening[] = [];
  const add = (at: number, parcel: number, what: Happening["what"]) => {
    if (at < until) all.push({ at, parcel, what });
  };
  for (const [parcel, { boughtAt, handedAt, deliveredAt }] of parcels.entries()) {
    add(boughtAt, parcel, "purchase");
    if (handedAt === null) continue;
    add(handedAt, parcel, "handover");
    if (deliveredAt !== null) add(deliveredAt, parcel, "delivery");
    for (const days of daysOut) {
      if (deliveredAt === null || handedAt + days < deliveredAt) add(handedAt + days, parcel, days);
    }
  }
  // At the same instant: first what begins, then what ends, as it is for a parcel that was scanned only once.
  return all.sort(
    (one, other) => one.at - other.at || rankOf(one.what) - rankOf(other.what) || one.parcel - other.parcel,
  );
}

function rankOf(what: Happening["what"]): number {
  if (what === "purchase") return 0;
  if (what === "handover") return 1;
  return what === "delivery" ? 2 : 3;
}
