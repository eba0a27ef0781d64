import { clip } from "#app/lib/clip.ts";

interface Place {
  city: string | null;
  region: string | null;
  country: string | null;
}

const countries = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** "Cologne, Germany"; "" when nothing is known. */
export function placeOf(place: Place | undefined): string {
  if (!place) return "";
  const country = /^[A-Z]{2}$/i.test(place.country ?? "")
    ? countries.of((place.country ?? "").toUpperCase())
    : place.country;
  const parts = [tidy(place.city ?? place.region), country].filter((part): part is string => Boolean(part));
  return clip(parts.join(", "), 80);
}

/** Carriers shout: "COLOGNE" reads "Cologne". */
function tidy(name: string | null): string | null {
  if (name === null || name !== name.toUpperCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s-])(\p{L})/gu, (_, gap: string, letter: string) => gap + letter.toUpperCase());
}
