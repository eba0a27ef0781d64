import { defaultCurve } from "./default-curves.ts";
import { type GapCounts, type GapCurve, learnCurve } from "./gap-curve.ts";
import type { GapStage } from "./gap-stage.ts";

/** What was learned of a stage, a carrier, a lane; "" is all of them, undefined where nothing is known. */
export type FindCounts = (stage: GapStage, carrier: string, lane: string) => GapCounts | undefined;

/** The curve of a parcel: what its lane says leans on its carrier, that on all parcels, and that on our own beliefs. */
export function curveOf(find: FindCounts, stage: GapStage, carrier: string, lane: string): GapCurve {
  const cells =
    carrier === ""
      ? [find(stage, "", "")]
      : [find(stage, "", ""), find(stage, carrier, ""), find(stage, carrier, lane)];
  return cells.reduce<GapCurve>((wider, counts) => (counts ? learnCurve(counts, wider) : wider), defaultCurve(stage));
}
