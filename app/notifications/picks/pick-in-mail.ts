/** One recommendation as an e-mail shows it: below everything that is about the order. */
export interface PickInMail {
  title: string;
  /** https; null when the product has no picture. */
  imageUrl: string | null;
  imageAlt: string;
  /** "€24.00", in the reader's way of writing. */
  price: string;
  /** A product page of the shop's own. */
  href: string;
  /** "Goes well with Linen throw"; null for what simply sells well. */
  because: string | null;
}
