import { COUNTRY_POINTS, type Point, REGION_POINTS } from "./place-points.ts";

/** A mean radius of the earth (IUGG), in kilometers. */
const RADIUS_KM = 6_371;

/**
 * Kilometers as the crow flies between two places, `DE` or `US-CA`, from where their people live; whole tens, as it is known
 * no better. Null where a place is not known, and within a region or a country whose regions are not known apart: nobody
 * can tell then how far it is.
 */
export function distanceBetween(from: string, to: string): number | null {
  const [start, end] = [pointOf(from), pointOf(to)];
  if (!start || !end || start === end) return null;
  const isWithin = from.slice(0, 2) === to.slice(0, 2);
  if (isWithin && (from.length === 2 || to.length === 2)) return null;
  return Math.round(greatCircle(start, end) / 10) * 10;
}

function pointOf(place: string): Point | undefined {
  const country = place.slice(0, 2);
  return REGION_POINTS[country]?.[place.slice(3)] ?? COUNTRY_POINTS[country];
}

/** Haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), 159. */
function greatCircle([oneLatitude, oneLongitude]: Point, [otherLatitude, otherLongitude]: Point): number {
  const [one, other] = [radians(oneLatitude), radians(otherLatitude)];
  const across = Math.sin((other - one) / 2) ** 2;
  const along = Math.cos(one) * Math.cos(other) * Math.sin(radians(otherLongitude - oneLongitude) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(across + along)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
