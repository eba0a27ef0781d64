import type { Sql } from "#app/lib/prepared-sql.server.ts";

import { laneOf } from "#app/estimates/lane.ts";

import type { FindCounts } from "./curves.ts";
import type { GapCell } from "./gap-tally.ts";
import type { GapStage } from "./gap-stage.ts";
import type { WatchedParcel } from "./silence-row.ts";

/** What was learned that concerns these parcels, in one statement. */
export async function readCounts(
  tx: Sql,
  shop: string,
  stages: GapStage[],
  parcels: readonly WatchedParcel[],
): Promise<FindCounts> {
  const carriers = [...new Set(["", ...parcels.map(({ carrier }) => carrier)])];
  const lanes = [...new Set(["", ...parcels.map(({ origin, destination }) => laneOf(origin, destination))])];
  const cells = await tx.$queryRaw<GapCell[]>`
    select stage, carrier, lane, ended, open from "ScanGap"
     where shop = ${shop} and stage = any(${stages}::text[]) and carrier = any(${carriers}::text[])
       and lane = any(${lanes}::text[])`;
  const byName = new Map(cells.map((cell) => [nameOf(cell.stage, cell.carrier, cell.lane), cell]));
  return (stage, carrier, lane) => byName.get(nameOf(stage, carrier, lane));
}

function nameOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
