import { Memo } from "./memo.ts";

const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal amount as Shopify writes it, in the smallest unit of its currency: "89.99" EUR is 8999n, "500" JPY
 * is 500n. Digits beyond the currency's own are rounded half away from zero.
 * @param currency ISO 4217, decides how many digits there are; two for a code that nobody has registered
 * @throws RangeError when the amount is no decimal number
 */
export function minorUnits(amount: string, currency: string): bigint {
  const parts = AMOUNT.exec(amount);
  if (!parts) throw new RangeError("Not an amount of money");
  const [, sign = "", whole = "", fraction = ""] = parts;
  const digits = fractionDigits(currency);
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));
  const rounded = (fraction[digits] ?? "0") >= "5" ? kept + 1n : kept;
  return sign ? -rounded : rounded;
}

/**
 * An amount in words, "€24.00"; the currency knows how many digits it has.
 * @param locale BCP 47, whose way of writing amounts is followed
 */
export function formatMoney(minor: number, currency: string, locale = "en"): string {
  return amountFormat(currency, locale).format(minor / 10 ** fractionDigits(currency));
}

/** How many of its smallest units a currency's own unit has: 100 for EUR, 1 for JPY. */
export function minorPerUnit(currency: string): number {
  return 10 ** fractionDigits(currency);
}

/** A small price in words, with parts of the smallest unit: "€0.0158". */
export function formatFineMoney(minor: number, currency: string, locale = "en"): string {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol", maximumFractionDigits: 4 } as const;
  return new Intl.NumberFormat(locale, options).format(minor / minorPerUnit(currency));
}

const formats = new Memo<Intl.NumberFormat>(1_000);

/** Making a format costs far more than using it: each is made once. */
function amountFormat(currency: string, locale: string): Intl.NumberFormat {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  return formats.get(`${locale} ${currency}`, () => new Intl.NumberFormat(locale, options));
}

const known = new Memo<number>(1_000);

function fractionDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return known.get(currency, () => readDigits(currency));
}

function readDigits(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
