import { weekdayOf } from "#app/lib/day.ts";

import { type Diary, packingKeys, senderOf, unitsOfPacking } from "./diary.ts";
import { type Lane, LANES } from "./lanes.ts";
import { originRest } from "./origin-rest.ts";
import type { Parcel } from "./parcel.ts";

/** Which news of which lanes are told, and with how many parcels' weight they are drawn to the whole. */
const LANE_NEWS: readonly [lane: Lane, spans: readonly number[]][] = [
  ["to", [0, 1, 2]],
  ["band", [0, 1, 2]],
  ["route", [1, 2]],
  ["area", [1, 2]],
  ["sender", [1, 2]],
  ["carrier", [1, 2]],
  ["shop", [1, 2]],
];
const SPANS = [0, 1, 2];
const ALL_WEIGHT = 10;
const LANE_WEIGHT = 8;
const LONG_AGO = 60;

/** What a parcel is described by, in the order of the columns. Changing it is a new LAYOUT. */
export const COLUMNS = [
  ...["distance", "usual", "weekday", "hour", "items", "weight", "price", "freight", "freight by weight", "local"],
  ...["area of destination", "area of origin", "working time of three days", "working time of a week"],
  ...["packing lately", "sender's packing", "sender's packing lately", "sender's orders"],
  ...["category's packing", "product's packing", "packed in days", "packed in working time"],
  ...SPANS.map((span) => `pace of all ${span}`),
  ...LANE_NEWS.flatMap(([lane, spans]) => spans.map((span) => `pace of ${lane} ${span}`)),
  ...["under way to there", "sender's waiting orders", "since sender's last hand-over"],
  "rest of the origin",
];

/** Column of `originRest`: working time is counted without it, and told with it. */
export const REST = COLUMNS.length - 1;

/** Columns a row. */
export const WIDTH = COLUMNS.length;

/**
 * Writes what is known of a parcel at a moment into a row.
 * @param begun the purchase, or the hand-over once that has happened
 * @param at when it is asked: `begun`, or later
 */
export function describe(diary: Diary, parcel: Parcel, begun: number, at: number, row: Float32Array, start = 0): void {
  const { clock } = diary;
  const isHanded = begun === parcel.handedAt;
  const [all, sender, category, product] = packingKeys(parcel);
  const [fresh, long] = diary.packing;
  const packing = fresh.mean(all, at, long.mean(all, at, USUAL_PACKING, 20), 20);
  const ownPacking = long.mean(sender, at, packing, 3);
  const whose = senderOf(parcel);
  const allNews = SPANS.map((span) => diary.paces.read(diary.paces.find(LANES.all()), at, span, 0, ALL_WEIGHT));
  const values = [
    parcel.distanceKm ?? -1,
    diary.baseline.read(parcel),
    // Sunday is 0.
    weekdayOf(Math.floor(begun)) % 7,
    (begun - Math.floor(begun)) * 24,
    parcel.items,
    parcel.weightG ?? -1,
    parcel.price ?? -1,
    parcel.freight ?? -1,
    (parcel.freight ?? 0) / ((parcel.weightG ?? 1_000) + 200),
    parcel.from === parcel.to ? 1 : 0,
    areaNumber(parcel.toArea),
    areaNumber(parcel.fromArea),
    clock.between(begun, begun + 3, parcel.to),
    clock.between(begun, begun + 7, parcel.to),
    packing,
    ownPacking,
    fresh.mean(sender, at, ownPacking, 2),
    long.weight(sender, at),
    long.mean(category, at, packing, 20),
    long.mean(product, at, ownPacking, 3),
    isHanded ? begun - parcel.boughtAt : -1,
    isHanded ? clock.between(parcel.boughtAt, begun, parcel.to) : -1,
    ...allNews,
  ];
  for (const [lane, spans] of LANE_NEWS) {
    const place = diary.paces.find(LANES[lane](parcel));
    for (const span of spans) values.push(diary.paces.read(place, at, span, allNews[span]!, LANE_WEIGHT));
  }
  values.push(
    Math.log1p(Math.max(diary.underWay.get(parcel.to) ?? 0, 0)),
    diary.waiting.get(whose) ?? 0,
    Math.min(at - (diary.lastHanded.get(whose) ?? at - LONG_AGO), LONG_AGO),
    isHanded ? 0 : originRest(clock, parcel, begun, unitsOfPacking(ownPacking)),
  );
  row.set(values, start);
}

const USUAL_PACKING = 0.9;

/** Postcodes that are numbers mostly run along the map; others say nothing here. */
function areaNumber(area: string): number {
  const digits = /^\d+/.exec(area)?.[0];
  return digits === undefined ? -1 : Number(digits.slice(0, 5).padEnd(5, "0"));
}
