import { zonesOfAddress } from "#app/lib/address-zones.ts";

/** From where to where, as coarse as figures are: "DE>FR-IDF" */
export interface LaneParts {
  /** ISO 3166-1; null where it is not known. */
  from: string | null;
  to: string | null;
  /** Shopify's `province_code`; null where the country has none, or it is not known. */
  region: string | null;
}

/** The parts of a lane as forecasts name it. */
export function partsOfLane(lane: string): LaneParts {
  const [from = "", target = ""] = lane.split(">");
  const [to = "", ...region] = target.split("-");
  return { from: from || null, to: to || null, region: region.join("-") || null };
}

/** The zones its destination may lie in, the shop's own where it is not known. */
export function laneZones(lane: string, shopZone: string): readonly string[] {
  const { to, region } = partsOfLane(lane);
  return zonesOfAddress({ country: to, region }, shopZone);
}
