import type { Lift } from "./lift.ts";

/** From an instant up to, and without, another one. */
export interface FigureRange {
  from: Date;
  to: Date;
}

/** What picks did in a range of days, and what they are worth since they are compared. Money in minor units. */
export interface PickFigures {
  range: FigureRange;
  /** The shop's, ISO 4217. */
  currency: string;
  /** Days after a click within which an order counts. */
  windowDays: number;
  /** Orders on whose page or in whose mail picks were first shown within the range. */
  shownOrders: number;
  /** Orders of people who are held out, that would have been among them. */
  heldOutOrders: number;
  /** Of the shown orders so many in which a pick was followed, whenever that was. */
  followedOrders: number;
  attributed: AttributedFigures;
  /** Both in the order of their money; what nobody followed is missing. */
  byKind: ({ kind: string } & PartFigures)[];
  bySurface: ({ surface: string } & PartFigures)[];
  /** Since the comparison began, whatever the range: who may choose the days can choose the result. */
  lift: Lift;
}

/** Orders placed within the range that hold a product whose pick their shopper had followed. */
export interface AttributedFigures {
  orders: number;
  /** What the followed products came to when they were ordered, after discounts. */
  grossMinor: number;
  /** What is left of it after refunds, cancellations and returns. */
  netMinor: number;
  /** Of the net so much is from orders of the last 30 days, which may still be sent back. */
  openMinor: number;
  /** Orders in another currency than the shop's: counted here, and in no sum. */
  otherCurrencyOrders: number;
}

export interface PartFigures {
  /** Picks followed, each once for every order however often it was clicked. */
  clicks: number;
  /**
   * Clicks of which it is not known for whose order they were, every one of them: double taps, and machines that check
   * the links of a mail, are among them.
   */
  unknownClicks: number;
  /** Orders that the last such click owns: every order is in one row only. */
  orders: number;
  netMinor: number;
}
