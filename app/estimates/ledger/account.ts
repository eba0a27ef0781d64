import type { Status } from "#app/tracking/status.ts";

import type { Outcome } from "./outcome.ts";

/** All that was told of one order, with what is known of it: what there is to reckon. */
export interface Account {
  shop: string;
  orderId: string;
  /** The shop's IANA zone, in which the days are counted on which things leave. */
  timeZone: string;
  cancelledAt: Date | null;
  /** When money was given back last. */
  refundedAt: Date | null;
  /** Something that was bought is in no parcel yet. */
  isWaiting: boolean;
  parcels: ParcelAccount[];
  told: ToldRow[];
}

export interface ParcelAccount {
  id: string;
  status: Status;
  statusAt: Date;
  createdAt: Date;
  /** When it was first seen to be with its carrier, or was said to be. */
  leftAt: Date | null;
  removedAt: Date | null;
  deliveredAt: Date | null;
  /** When it first lay ready to be collected. */
  readyAt: Date | null;
}

/** A window that was told, as far as it is reckoned with. */
export interface ToldRow {
  id: string;
  /** The parcel, or the order. */
  subjectId: string;
  /** `2026-11-14` */
  latestOn: string;
  /** By when it should leave, in the shop's days; null where that was not said. */
  shipsByOn: string | null;
  toldAt: Date;
  endsAt: Date;
  outcome: Outcome | null;
  leftOutcome: Outcome | null;
  messageId: string | null;
  /** Its message came to nothing. */
  isUntold: boolean;
  /** The message that said sorry for it, unless that came to nothing. */
  apologyId: string | null;
  /** What news that message was: `messageNews` of account.ts */
  apologyNews: string | null;
}

/** What a shopper was told of a parcel (or of the order, before there were parcels), the latest last. */
export function toldOf({ told, orderId }: Pick<Account, "told" | "orderId">, shipmentId: string | null): ToldRow[] {
  const subjects = shipmentId === null ? [orderId] : [orderId, shipmentId];
  return told
    .filter(({ subjectId, isUntold }) => !isUntold && subjects.includes(subjectId))
    .toSorted((one, other) => one.toldAt.getTime() - other.toldAt.getTime());
}

/** Of one parcel's tellings, the one that stands: its own latest; what the order was told as a whole, before it has any. */
export function standingOf(told: readonly ToldRow[], orderId: string): ToldRow | null {
  return told.findLast(({ subjectId }) => subjectId !== orderId) ?? told.at(-1) ?? null;
}

/**
 * Whether sorry was said for a day that was named, on whatever surface it was. An apology is for the latest of the days
 * it covers: an earlier one that is promised once more after it is a promise of its own.
 * @param except in this very news
 */
export function isApologized(told: readonly ToldRow[], day: string, except?: string): boolean {
  const sorries = new Map<string, string>();
  for (const { latestOn, apologyId, apologyNews } of told) {
    if (apologyId === null || apologyNews === except) continue;
    const known = sorries.get(apologyId) ?? latestOn;
    sorries.set(apologyId, latestOn > known ? latestOn : known);
  }
  return [...sorries.values()].includes(day);
}

/** What makes messages the same news by whatever channel: what one of them says sorry for, the other may too. */
export function messageNews(message: {
  kind: string;
  cycle: number;
  cause: string | null;
  shipmentId: string | null;
}): string {
  const { kind, cycle, cause, shipmentId } = message;
  return [kind, cycle, cause ?? "", shipmentId ?? ""].join("|");
}
