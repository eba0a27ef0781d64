import { partsOfLane } from "./lane.ts";
import type { ScoreCell } from "./score-cell.ts";

/** A region that stands for itself, or what remains of a country's. */
export interface LaneGroup {
  to: string | null;
  /** Null: the country's other regions, or all of it. */
  region: string | null;
  isRest: boolean;
}

/** Below so many parcels a region is told together with the others of its country. */
const LEAST_OF_LANE = 30;

/** Regions with many parcels stand for themselves, the others of a country together. @returns a cell's group, as JSON */
export function laneGroups(cells: readonly ScoreCell[]): (cell: ScoreCell) => string {
  const told = new Map<string, number>();
  for (const { lane, exact } of cells) told.set(targetOf(lane), (told.get(targetOf(lane)) ?? 0) + exact.told);
  const standing = new Map<string | null, Set<string>>();
  for (const [target, count] of told) {
    const { to, region } = partsOfLane(`>${target}`);
    if (region === null || count < LEAST_OF_LANE) continue;
    standing.set(to, (standing.get(to) ?? new Set<string>()).add(region));
  }
  return ({ lane }) => {
    const { to, region } = partsOfLane(lane);
    const others = standing.get(to);
    const stands = region !== null && others?.has(region) === true;
    const group: LaneGroup = { to, region: stands ? region : null, isRest: !stands && others !== undefined };
    return JSON.stringify(group);
  };
}

/** `FR-IDF` of `DE>FR-IDF`: figures do not part by where parcels start. */
function targetOf(lane: string): string {
  return lane.slice(lane.indexOf(">") + 1);
}
