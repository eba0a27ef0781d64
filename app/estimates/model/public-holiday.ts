import { holidaysOf } from "#app/estimates/rules/holidays.ts";
import { yearOf } from "#app/lib/day.ts";

import { countryOf } from "./parcel.ts";

/** Whether a day is a public holiday at a place. @param place "BR-SP", "BR-" or "" @param day days since 1970-01-01 */
export function isPublicHoliday(place: string, day: number): boolean {
  const country = countryOf(place);
  return country !== "" && holidaysOf({ country, region: place.slice(3) || null }, yearOf(day)).has(day);
}
