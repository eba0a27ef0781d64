import { DELIVERY_CHOICES, type DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import { type Reason, REASONS } from "#app/tracking/reason.ts";
import type { Status } from "#app/tracking/status.ts";

import { deliveryDays } from "./delivery-days.ts";
import { holdDaysOf } from "./hold-days.ts";

/** The statuses in which a shopper is asked what should happen. */
export const OCCASIONS = ["delivery_attempted", "exception", "returning"] as const satisfies readonly Status[];
type Occasion = (typeof OCCASIONS)[number];

type Choices = readonly DeliveryChoice[];

const ANOTHER_TRY: Choices = ["new_day", "neighbor", "pickup_point", "pay_now", "cancel"];
const BETTER_ADDRESS: Choices = ["address", "pickup_point", "pay_now", "cancel"];
const SECOND_THOUGHTS: Choices = ["new_day", "pickup_point", "pay_now", "cancel"];
const TURNED_AROUND: Choices = ["address", "cancel"];

/**
 * What is offered, by what happened and why. What is not in the table is nobody's choice: a lost parcel has no
 * new day, and customs asks for money that is not ours.
 */
const OFFERS: Record<Occasion, Partial<Record<Reason | "unknown", Choices>>> = {
  delivery_attempted: {
    unknown: DELIVERY_CHOICES,
    recipient_not_home: ANOTHER_TRY,
    recipient_refused: SECOND_THOUGHTS,
    recipient_address_wrong: BETTER_ADDRESS,
    weather_delay: ANOTHER_TRY,
  },
  exception: {
    recipient_not_home: ANOTHER_TRY,
    recipient_refused: SECOND_THOUGHTS,
    recipient_address_wrong: BETTER_ADDRESS,
  },
  returning: {
    unknown: TURNED_AROUND,
    recipient_not_home: TURNED_AROUND,
    recipient_refused: TURNED_AROUND,
    recipient_address_wrong: TURNED_AROUND,
  },
};

export interface OfferFacts {
  status: Status;
  reason: string | null;
  /** When the attempt failed: since when the status holds. */
  statusAt: Date;
  carrier: string;
  /** The order is still to be paid, and the shop has a place where that can be talked about. */
  payable: boolean;
}

export interface Offer {
  choices: DeliveryChoice[];
  /** Calendar days for `new_day`, `2026-11-14`. */
  days: string[];
}

/** What a shopper may choose for one parcel now; no choices when there is nothing to choose. */
export function offerFor(facts: OfferFacts, now: Date, timeZone: string): Offer {
  const listed = isOccasion(facts.status) ? (OFFERS[facts.status][reasonOf(facts.reason)] ?? []) : [];
  const days = deliveryDays(facts.statusAt, holdDaysOf(facts.carrier), now, timeZone);
  const choices = listed.filter((choice) => {
    if (choice === "new_day") return days.length > 0;
    return choice !== "pay_now" || facts.payable;
  });
  return { choices, days: choices.includes("new_day") ? days : [] };
}

export function isOccasion(status: Status): status is Occasion {
  return (OCCASIONS as readonly string[]).includes(status);
}

/** Shopify's word for an order that nobody has paid (in full), cash on delivery among them. */
const UNPAID: ReadonlySet<string> = new Set(["pending", "unpaid", "partially_paid"]);

export function isUnpaid(financialStatus: string | null): boolean {
  return UNPAID.has(financialStatus?.toLowerCase() ?? "");
}

/** A reason that a newer version wrote counts as none. */
function reasonOf(reason: string | null): Reason | "unknown" {
  return REASONS.find((known) => known === reason) ?? "unknown";
}
