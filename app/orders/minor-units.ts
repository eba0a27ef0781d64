/**
 * A decimal amount in the smallest unit of its currency: "89.99" EUR is 8999n, "500" JPY is 500n.
 * Digits beyond the currency's own are rounded half away from zero.
 */
export function toMinorUnits(amount: string, currency: string): bigint {
  const [, sign = "", whole = "0", fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? [];
  const digits = fractionDigits(currency);
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const rounded = (fraction[digits] ?? "0") >= "5" ? kept + 1n : kept;
  return sign ? -rounded : rounded;
}

/** ISO 4217 digits; two for codes that nobody has registered. */
function fractionDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
