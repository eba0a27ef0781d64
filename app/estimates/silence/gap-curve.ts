import { beginOf, BIN_ENDS } from "./gap-bins.ts";

/** Parcels by the bin of their longest silence in a stage. */
export interface GapCounts {
  /** The stage is behind them. */
  ended: readonly number[];
  /** They are still in it: their silence will be at least so long. */
  open: readonly number[];
}

/** By bin: the chance that a silence which has lasted until the bin begins ends within it. */
export type GapCurve = readonly number[];

/** A wider cell counts as so many parcels of the narrower one, in each bin. */
const STRENGTH = 20;

/**
 * The life table of silences (Cutler and Ederer 1958, https://doi.org/10.1016/0021-9681(58)90126-7): parcels whose
 * silence still lasts count for half of the bin they have come to, and for nothing after it. Each bin's chance is drawn
 * to that of a wider cell (the mean of its beta prior), so that few parcels say little, above all of the long silences
 * that few have lived to.
 */
export function learnCurve({ ended, open }: GapCounts, wider: GapCurve): GapCurve {
  const curve: number[] = [];
  let alive = 0;
  for (let bin = wider.length - 1; bin >= 0; bin -= 1) {
    const [closed, going] = [ended[bin] ?? 0, open[bin] ?? 0];
    alive += closed + going;
    const atRisk = alive - going / 2;
    curve[bin] = (closed + STRENGTH * (wider[bin] ?? 0)) / (atRisk + STRENGTH);
  }
  return curve;
}

/** The share of silences that last longer than so many hours. */
export function shareBeyond(curve: GapCurve, hours: number): number {
  let share = 1;
  for (const [bin, chance] of curve.entries()) {
    const [begin, end] = [beginOf(bin), endOf(bin)];
    if (hours <= begin) break;
    const part = Math.min(1, (hours - begin) / (end - begin));
    share *= 1 - chance * part;
  }
  return share;
}

/**
 * Within how many hours this share of silences has ended, of those that have lasted `since` hours already. The longer one
 * has lasted, the later: never the other way round.
 * @returns at most the end of the last bin, or `since` when that is later
 */
export function hoursUntil(curve: GapCurve, share: number, since = 0): number {
  const left = (1 - share) * shareBeyond(curve, since);
  let before = 1;
  for (const [bin, chance] of curve.entries()) {
    const after = before * (1 - chance);
    if (after <= left && chance > 0) {
      const [begin, end] = [beginOf(bin), endOf(bin)];
      const part = (before - left) / (before - after);
      return Math.max(since, begin + part * (end - begin));
    }
    before = after;
  }
  return Math.max(since, endOf(curve.length - 1));
}

function endOf(bin: number): number {
  return BIN_ENDS[bin] ?? beginOf(bin) + 1;
}
