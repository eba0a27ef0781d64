import type { Steps } from "#app/lib/steps.ts";

import { describe, WIDTH } from "./describe.ts";
import type { Diary } from "./diary.ts";
import type { Parcel } from "./parcel.ts";

/** A moment at which a parcel is looked at; days after hand-over in the last case. */
export type Look = "purchase" | "handover" | number;

/** Told of every look: the parcel's place in the list, when, and a row that is good until the next look. */
export type OnLook = (parcel: number, look: Look, at: number, row: Float32Array) => void;

const TURN = 256;

/** All that happened, as numbers: a large past has half a million of them. */
interface Happenings {
  kinds: readonly (Look | "delivery")[];
  /** By happening: when, to which parcel, and its place among the kinds. */
  at: Float64Array;
  parcel: Uint32Array;
  kind: Uint8Array;
  /** Happenings in the order of time. */
  order: Uint32Array;
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
  for (const [place, one] of happenings.order.entries()) {
    if (place % TURN === 0) yield;
    const [at, parcel] = [happenings.at[one]!, happenings.parcel[one]!];
    const what = happenings.kinds[happenings.kind[one]!]!;
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

function listHappenings(parcels: readonly Parcel[], until: number, daysOut: readonly number[]): Happenings {
  const kinds = ["purchase", "handover", "delivery", ...daysOut] as const;
  const most = parcels.length * kinds.length;
  const [at, parcel, kind] = [new Float64Array(most), new Uint32Array(most), new Uint8Array(most)];
  let count = 0;
  const add = (when: number | null, which: number, what: number) => {
    if (when === null || when >= until) return;
    [at[count], parcel[count], kind[count]] = [when, which, what];
    count += 1;
  };
  for (const [which, { boughtAt, handedAt, deliveredAt }] of parcels.entries()) {
    add(boughtAt, which, 0);
    if (handedAt === null) continue;
    add(handedAt, which, 1);
    add(deliveredAt, which, 2);
    for (const [index, days] of daysOut.entries()) {
      if (deliveredAt === null || handedAt + days < deliveredAt) add(handedAt + days, which, 3 + index);
    }
  }
  // At the same instant: first what begins, then what ends, as it is for a parcel that was scanned only once.
  const rank = (one: number) => Math.min(kind[one]!, 3);
  const order = Uint32Array.from({ length: count }, (_, index) => index).sort(
    (one, other) => at[one]! - at[other]! || rank(one) - rank(other) || parcel[one]! - parcel[other]!,
  );
  return { kinds, at, parcel, kind, order };
}
