import { clip } from "#app/lib/clip.ts";
import { Memo } from "#app/lib/memo.ts";

import type { Clock } from "#app/words/days.ts";

export interface Place {
  city: string | null;
  region: string | null;
  country: string | null;
}

const countries = new Memo<Intl.DisplayNames>(500);

/** "Cologne, Germany", the country in the reader's language; "" when nothing is known. */
export function placeOf(place: Place | undefined, { format }: Clock): string {
  if (!place) return "";
  const country = isCode(place.country) ? countriesIn(format).of(place.country.toUpperCase()) : place.country;
  const parts = [tidy(place.city ?? place.region), country].filter((part): part is string => Boolean(part));
  return clip(parts.join(", "), 80);
}

/** A search on a map for the place; null without a town, which alone is worth a look. */
export function mapOf(place: Place | undefined): string | null {
  const city = tidy(place?.city ?? null);
  if (!place || !city) return null;
  const parts = [city, isCode(place.country) ? countriesIn("en").of(place.country.toUpperCase()) : null];
  const query = clip(parts.filter(Boolean).join(", "), 80);
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(query)}`;
}

function isCode(country: string | null): country is string {
  return /^[A-Z]{2}$/i.test(country ?? "");
}

function countriesIn(format: string): Intl.DisplayNames {
  return countries.get(format, () => new Intl.DisplayNames(format, { type: "region", fallback: "code" }));
}

/** Carriers shout: "COLOGNE" reads "Cologne". */
function tidy(name: string | null): string | null {
  if (name === null || name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}
