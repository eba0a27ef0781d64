import type { Origin, OriginPlace, Origins } from "../belief/sending.ts";

/** Parcels by what they tell of their origin, and by the country in which a carrier saw them first. */
export interface OriginCount extends Origin {
  seenIn: string | null;
  parcels: number;
}

/** So many parcels, and such a share of them, seen first in a country say that their location is there. */
const LEAST_SEEN = 10;
const LEAST_SHARE = 0.8;

/**
 * What parcels of late say of where a shop sends from. A location whose address nobody tells, as is usual, is in the
 * country where carriers see its parcels first.
 */
export function findOrigins(counts: readonly OriginCount[]): Origins {
  const names = tally(counts, ({ location }) => location);
  const [usual = null, ...others] = names.keys();
  const places: Record<string, OriginPlace> = {};
  for (const name of names.keys()) {
    const own = counts.filter(({ location }) => location === name);
    const place = toldPlace(own) ?? seenPlace(own);
    if (place) places[name] = place;
  }
  return { usual, hasOthers: others.length > 0, places };
}

function toldPlace(counts: readonly OriginCount[]): OriginPlace | null {
  const told = counts.filter(({ country }) => country !== null);
  const [most] = told.toSorted((one, other) => other.parcels - one.parcels);
  return most ? { country: most.country, region: most.region, area: most.area } : null;
}

function seenPlace(counts: readonly OriginCount[]): OriginPlace | null {
  const seen = tally(counts, ({ seenIn }) => (/^[A-Z]{2}$/.test(seenIn ?? "") ? seenIn : null));
  const [country, parcels] = [...seen][0] ?? ["", 0];
  const all = [...seen.values()].reduce((sum, one) => sum + one, 0);
  if (parcels < LEAST_SEEN || parcels < LEAST_SHARE * all) return null;
  return { country, region: null, area: null };
}

/** Parcels by name, most first; what has no name is left out. */
function tally(counts: readonly OriginCount[], nameOf: (count: OriginCount) => string | null): Map<string, number> {
  const sums = new Map<string, number>();
  for (const count of counts) {
    const name = nameOf(count);
    if (name !== null) sums.set(name, (sums.get(name) ?? 0) + count.parcels);
  }
  return new Map([...sums].toSorted(([, one], [, other]) => other - one));
}
