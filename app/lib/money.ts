/**
 * Minor units of a decimal amount as Shopify writes it: `minorUnits("19.99", "EUR")` is 1999.
 * @param currency ISO 4217, decides how many digits there are
 * @throws RangeError when the amount is no number or the currency no currency
 */
export function minorUnits(amount: string | number, currency: string): number {
  const minor = Math.round(Number(amount) * 10 ** fractionDigits(currency));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`Not an amount of money: ${amount}`);
  return minor;
}

const digits = new Map<string, number>();

function fractionDigits(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}
