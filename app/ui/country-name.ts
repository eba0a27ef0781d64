const names = new Intl.DisplayNames("en", { type: "region", fallback: "code" });

/** "Germany" for `DE`. Browsers may name some countries otherwise: say it in the loader, not while rendering. */
export function countryName(code: string | null): string | null {
  return code !== null && /^[A-Z]{2}$/i.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}
