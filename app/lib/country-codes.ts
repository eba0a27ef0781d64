import { getAllCountries } from "countries-and-timezones";

/** Every country and territory, ISO 3166-1 alpha-2. */
export const COUNTRY_CODES: readonly string[] = Object.keys(getAllCountries());

/** https://european-union.europa.eu/principles-countries-history/eu-countries_en */
export const EU_COUNTRIES: readonly string[] =
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" ");
