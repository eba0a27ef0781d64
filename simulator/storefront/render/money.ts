/** How shops write amounts, by currency; `{{amount}}` as in Shopify's money formats. */
const FORMATS: Record<string, string> = {
  EUR: "€{{amount}}",
  GBP: "£{{amount}}",
  USD: "${{amount}}",
  CHF: "CHF {{amount}}",
};

export function moneyFormat(currency: string): string {
  return FORMATS[currency] ?? `{{amount}} ${currency}`;
}

/** `formatAmount(123450)` → `1,234.50` */
export function formatAmount(minor: number): string {
  return (minor / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export function formatMoney(minor: number, currency: string): string {
  return moneyFormat(currency).replace("{{amount}}", formatAmount(minor));
}
