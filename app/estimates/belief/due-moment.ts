import { DAYS_OUT, type Moment } from "../moment.ts";

const DAY_MS = 86_400_000;

/** What is believed within a day of a moment counts as believed then; what was heard of later was not. */
export function dueMoment(
  { orderedAt, handedAt }: { orderedAt: Date; handedAt: Date | null },
  now: Date,
): Moment | null {
  const since = Math.floor((now.getTime() - (handedAt ?? orderedAt).getTime()) / DAY_MS);
  if (since <= 0) return handedAt ? "handover" : "purchase";
  const days = DAYS_OUT.find((one) => one === since);
  return handedAt && days ? `day_${days}` : null;
}
