import { EXPECTED } from "#app/tracking/status.ts";

import { type Account, isApologized, type ParcelAccount, standingOf, toldOf } from "./account.ts";

/** A promise that was broken, and nobody has said a word about it yet. */
export interface Owed {
  /** Null where nothing of the order has left. */
  shipmentId: string | null;
  /** The last day that was told, `2026-11-14`. */
  day: string;
  /** When it was over. */
  endsAt: Date;
}

/**
 * Which of an order's promises call for an apology: of each parcel that is still expected the one that stands (the
 * latest told), where it is broken and sorry was not said for it. Those it took the place of are covered by it.
 * @param account with its outcomes as they are now
 */
export function owedBy(account: Account): Owed[] {
  if (account.cancelledAt) return [];
  const live = account.parcels.filter(({ removedAt, status }) => removedAt === null && status !== "cancelled");
  if (live.length === 0) return account.isWaiting ? owedOf(account, null) : [];
  return live.flatMap((parcel) => (EXPECTED.has(parcel.status) ? owedOf(account, parcel) : []));
}

function owedOf(account: Account, parcel: ParcelAccount | null): Owed[] {
  const told = toldOf(account, parcel?.id ?? null);
  const standing = standingOf(told, account.orderId);
  if (standing?.outcome !== "broken" || isApologized(told, standing.latestOn)) return [];
  const { latestOn: day, endsAt } = standing;
  if (parcel && isSince(parcel, endsAt)) return [];
  return [{ shipmentId: parcel?.id ?? null, day, endsAt }];
}

/** It left, or went onto the van, after the day had passed: that is its news, and its delivery will say sorry. */
function isSince({ createdAt, status, statusAt }: ParcelAccount, endsAt: Date): boolean {
  return createdAt >= endsAt || (status === "out_for_delivery" && statusAt >= endsAt);
}
