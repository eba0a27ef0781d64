/** Where the shopper of an order was put, and what of them decides whether they still belong to the comparison. */
export interface StoredSide {
  isHeldOut: boolean;
  /** Every share under which an order of theirs was first heard of. */
  percents: number[];
  /** When the first of them was; ISO 8601. */
  firstAt: string;
}

/** SQL: {@link StoredSide} of the order `bought` as JSON, and whether picks were due there; null without a place. */
export const STORED_SIDE = `(
  select json_build_object('isHeldOut', trial."isHeldOut", 'isNoted', trial."dueAt" is not null,
                           'percents', known.percents, 'firstAt', known."firstAt")
    from "PickTrial" trial
   cross join lateral (select array_agg(distinct percent) as percents, min("assignedAt") as "firstAt"
                         from "PickTrial" own
                        where own.shop = trial.shop and own."personIndex" = trial."personIndex") known
   where trial."orderId" = bought.id)`;

/**
 * Whether picks are held back from somebody: only who is held out and belongs to the comparison of today, by the same
 * rule as readComparison. So nobody is left without who is never counted, and everybody sees them at once when the
 * merchant ends it.
 */
export function seesNone(
  { isHeldOut, percents, firstAt }: StoredSide,
  { holdOutPercent, comparedSince }: { holdOutPercent: number; comparedSince?: string | undefined },
): boolean {
  const isRecent = comparedSince === undefined || new Date(firstAt) > new Date(comparedSince);
  return isHeldOut && isRecent && percents.every((percent) => percent === holdOutPercent);
}
