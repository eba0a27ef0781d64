import { beginOf, BIN_ENDS } from "./gap-bins.ts";
import type { GapCurve } from "./gap-curve.ts";
import type { GapStage } from "./gap-stage.ts";

/**
 * What we believe of silences before any parcel has told us better: hours after which half of them, and nineteen of
 * twenty, have ended. Our own judgement, drawn so that a weekend without scans is nothing unusual before the van.
 */
const BELIEFS: Record<GapStage, { half: number; most: number }> = {
  label: { half: 24, most: 96 },
  network: { half: 36, most: 120 },
  near: { half: 24, most: 96 },
  van: { half: 8, most: 36 },
  attempted: { half: 24, most: 96 },
};

/** The curve of a stage that nothing has been learned of: a Weibull law through the two beliefs. */
export function defaultCurve(stage: GapStage): GapCurve {
  return CURVES[stage];
}

const CURVES = Object.fromEntries(Object.entries(BELIEFS).map(([stage, belief]) => [stage, weibull(belief)])) as Record<
  GapStage,
  GapCurve
>;

function weibull({ half, most }: { half: number; most: number }): GapCurve {
  const shape = Math.log(Math.log(20) / Math.log(2)) / Math.log(most / half);
  const beyond = (hours: number) => Math.exp(-Math.log(2) * (hours / half) ** shape);
  return BIN_ENDS.map((end, bin) => 1 - beyond(end) / beyond(beginOf(bin)));
}
