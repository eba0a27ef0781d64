import { binOf, emptyBins } from "./gap-bins.ts";
import type { LongestGap } from "./longest-gaps.ts";

/** Parcels of one stage, carrier and lane; "" is all of them. */
export interface GapCell {
  stage: string;
  carrier: string;
  lane: string;
  ended: number[];
  open: number[];
}

/** Of fewer parcels a lane says nothing that its carrier does not. */
const FEWEST = 5;
/** The most cells of lanes that are kept of a shop; those of the most parcels win. */
const MOST_LANES = 2_000;

/** Counts silences by stage, by carrier and by lane. */
export class GapTally {
  readonly #cells = new Map<string, GapCell>();

  /** @param carrier as stored, "" when it is not told */
  add({ stage, hours, isOpen }: LongestGap, carrier: string, lane: string): void {
    const wide = ["", ""] as const;
    for (const [ofCarrier, onLane] of carrier === "" ? [wide] : ([wide, [carrier, ""], [carrier, lane]] as const)) {
      const cell = this.#cell(stage, ofCarrier, onLane);
      const bins = isOpen ? cell.open : cell.ended;
      bins[binOf(hours)] = (bins[binOf(hours)] ?? 0) + 1;
    }
  }

  /** All that is worth keeping. */
  cells(): GapCell[] {
    const all = [...this.#cells.values()];
    const lanes = all.filter(({ lane, ...cell }) => lane !== "" && parcelsIn(cell) >= FEWEST);
    const kept = lanes.toSorted((one, other) => parcelsIn(other) - parcelsIn(one)).slice(0, MOST_LANES);
    return [...all.filter(({ lane }) => lane === ""), ...kept];
  }

  #cell(stage: string, carrier: string, lane: string): GapCell {
    const name = JSON.stringify([stage, carrier, lane]);
    const cell = this.#cells.get(name) ?? { stage, carrier, lane, ended: emptyBins(), open: emptyBins() };
    this.#cells.set(name, cell);
    return cell;
  }
}

function parcelsIn({ ended, open }: Pick<GapCell, "ended" | "open">): number {
  return [...ended, ...open].reduce((sum, count) => sum + count, 0);
}
