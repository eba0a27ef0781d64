/** How a pick came about: the strongest claim first. The names are stored with the picks. */
export const PICK_KINDS = [
  /** A rule of the merchant's names it. */
  "hand_picked",
  /** Bought in the same orders. */
  "completes",
  /** The same kind of thing, a tier above. */
  "step_up",
  /** What buyers come back for in their next order. */
  "because_bought",
  /** Theirs already, and used up about now. */
  "refill",
  /** Never sold so far, and like something bought. */
  "new_arrival",
  /** What sells best. */
  "best_seller",
] as const;
export type PickKind = (typeof PICK_KINDS)[number];

/** How long a product is called new. */
export const NEW_DAYS = 90;
