import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/mobile";

import { plainText } from "./plain-text.ts";

/** RFC 5321, section 4.5.3.1.3 */
const LONGEST_EMAIL = 254;

/** Trimmed and lower-cased, or null when it cannot be an address. Used for hashing and for comparing. */
export function normalizeEmail(text: string | null | undefined): string | null {
  // The length first: on a long text the pattern would try for minutes.
  if (!text || text.length > LONGEST_EMAIL + 50) return null;
  const email = text.trim().toLowerCase();
  return /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email) && email.length <= LONGEST_EMAIL ? email : null;
}

/**
 * E.164, e.g. `+4915112345678`, or null when the text is no valid number.
 * @param country ISO 3166 alpha-2 of the delivery address, for numbers written without a country code
 */
export function normalizePhone(text: string | null | undefined, country?: string | null): string | null {
  if (!text) return null;
  const region = country && isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, region);
  return number?.isPossible() ? number.number : null;
}

/**
 * Upper case, letters and digits only: "sw1a 1aa" and "SW1A-1AA" are one postcode. Of an American one the first
 * five digits count: not everybody knows the four after them.
 * @param country ISO 3166 alpha-2 of the address
 */
export function normalizeZip(text: string | null | undefined, country?: string | null): string | null {
  const zip = plainText(text ?? "")
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");
  if (zip === "") return null;
  return country === "US" && /^\d{9}$/.test(zip) ? zip.slice(0, 5) : zip;
}
