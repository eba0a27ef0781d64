/** Days a carrier usually keeps a parcel after a failed attempt before it goes back. */
const DEFAULT_HOLD_DAYS = 7;

/**
 * By the carrier's name as Shopify writes it; the first that fits. Rounded down from what the carriers tell
 * their customers, so that no day is offered on which the parcel may have left already.
 */
const HOLDS: readonly (readonly [RegExp, number])[] = [
  [/usps|united states postal/i, 15],
  [/royal mail|parcelforce/i, 14],
  [/la poste|colissimo|correos|poste italiane|australia post|canada post/i, 14],
  [/\bups\b|fedex/i, 5],
  [/dpd|gls|evri|hermes/i, 6],
  [/delhivery|blue ?dart|ecom|xpressbees|shadowfax/i, 5],
];

/** @param carrier as Shopify names it; "" when not told */
export function holdDaysOf(carrier: string): number {
  return HOLDS.find(([name]) => name.test(carrier))?.[1] ?? DEFAULT_HOLD_DAYS;
}
