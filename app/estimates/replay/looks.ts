import type { PastFacts } from "../learning/past-parcel.ts";

/** A moment of the past at which a shopper would have been told. */
export interface PastLook {
  facts: PastFacts;
  moment: "purchase" | "handover";
  at: Date;
}

export interface Period {
  since: Date;
  /** Not in it any more. */
  until: Date;
}

/**
 * When shoppers would have been told of the parcels of a period: with the order, once for all of its parcels, and with each
 * hand-over. Where there are too many, those of every so-manieth parcel: all weeks stay in it.
 * @param past newest orders first
 * @returns in the order of time
 */
export function listLooks(past: readonly PastFacts[], { since, until }: Period, mostParcels: number): PastLook[] {
  const ordered = past.filter(({ orderedAt }) => orderedAt >= since && orderedAt < until);
  const share = Math.min(1, mostParcels / ordered.length);
  const isTaken = (place: number) => Math.floor((place + 1) * share) > Math.floor(place * share);
  const seen = new Set<string>();
  const looks = ordered
    .filter((_, place) => isTaken(place))
    .flatMap((facts): PastLook[] => {
      const { orderId, orderedAt, handedAt } = facts;
      const purchase: PastLook[] = seen.has(orderId) ? [] : [{ facts, moment: "purchase", at: orderedAt }];
      seen.add(orderId);
      return [
        ...purchase,
        ...(handedAt && handedAt < until ? [{ facts, moment: "handover", at: handedAt } as const] : []),
      ];
    });
  return looks.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}
