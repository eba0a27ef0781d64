/** A parcel of the past, as far as delivery dates go. */
export interface PastParcel {
  id: string;
  orderId: string;
  country: string;
  carrier: string;
  orderedAt: Date;
  sentAt: Date;
  /** The day that the carrier named, `2026-11-14`. */
  carrierOn: string | null;
  deliveredAt: Date | null;
}

export interface ToldForecast {
  orderId: string;
  subjectId: string;
  moment: string;
  at: Date;
  /** q05, q10, q50, q90, q95 in days. */
  quantiles: number[];
  lane: string;
  carrier: string;
  ruleEarliestOn: string;
  ruleLatestOn: string;
  carrierOn: string | null;
  deliveredAt: Date | null;
}

const DAY = 86_400_000;
const LEVELS = [0.05, 0.1, 0.5, 0.9, 0.95];
const DAYS_OUT = [2, 4, 7, 10, 14];
/** So few parcels say nothing of one in twenty. */
const LEAST = 20;
/** Newest that count: what was long ago may be another season. */
const MOST = 40;
/** Willow's own rule: packed in a working day, two to six on the road, told in days of the calendar. */
const RULE_DAYS = { purchase: [3, 9], later: [2, 8] } as const;

/**
 * What would have been told of Willow's past by someone who knew, at every moment, only which parcels had arrived by then:
 * plain quantiles of each country. A demo begins on its first day, and a score-card needs months.
 * @param parcels in any order
 */
export function tellPast(parcels: readonly PastParcel[], now: Date): ToldForecast[] {
  const told = parcels.flatMap((parcel) => momentsOf(parcel, now).map(({ moment, at }) => ({ parcel, moment, at })));
  return told.flatMap(({ parcel, moment, at }) => {
    const days = parcels
      .filter(({ country, deliveredAt }) => country === parcel.country && deliveredAt !== null && deliveredAt < at)
      .toSorted((one, other) => Number(one.deliveredAt) - Number(other.deliveredAt))
      .slice(-MOST)
      .flatMap((other) => daysLeft(other, moment));
    return days.length < LEAST ? [] : [forecastOf(parcel, moment, at, quantilesOf(days))];
  });
}

function momentsOf({ orderedAt, sentAt, deliveredAt }: PastParcel, now: Date): { moment: string; at: Date }[] {
  const out = DAYS_OUT.map((days) => ({ moment: `day_${days}`, at: new Date(sentAt.getTime() + days * DAY) }));
  return [{ moment: "purchase", at: orderedAt }, { moment: "handover", at: sentAt }, ...out].filter(
    ({ at }) => at < (deliveredAt ?? now),
  );
}

/** How long a parcel that has arrived took from that moment on; nothing where it had arrived before. */
function daysLeft({ orderedAt, sentAt, deliveredAt }: PastParcel, moment: string): number[] {
  const out = moment.startsWith("day_") ? Number(moment.slice(4)) * DAY : 0;
  const from = moment === "purchase" ? orderedAt.getTime() : sentAt.getTime() + out;
  const days = (Number(deliveredAt) - from) / DAY;
  return days > 0 ? [days] : [];
}

/** Between the values of a sample by (n + 1) p, beyond its ends by a tenth: Hyndman and Fan, type 6. */
function quantilesOf(sample: readonly number[]): number[] {
  const sorted = sample.toSorted((one, other) => one - other);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  const ends = [least * 0.9, ...sorted, most * 1.1];
  return LEVELS.map((level) => {
    const place = level * (sorted.length + 1);
    const [low = 0, high = 0] = [ends[Math.floor(place)], ends[Math.ceil(place)]];
    return low + (high - low) * (place % 1);
  });
}

function forecastOf(parcel: PastParcel, moment: string, at: Date, quantiles: number[]): ToldForecast {
  const { id, orderId, country, carrier, carrierOn, deliveredAt } = parcel;
  const [first, last] = moment === "purchase" ? RULE_DAYS.purchase : RULE_DAYS.later;
  const from = moment === "purchase" ? at : parcel.sentAt;
  const dayAfter = (days: number) => new Date(from.getTime() + days * DAY).toISOString().slice(0, 10);
  return {
    ...{ orderId, subjectId: moment === "purchase" ? orderId : id, moment, at, quantiles, lane: `DE>${country}` },
    ...{ carrier, carrierOn: moment === "purchase" ? null : carrierOn, deliveredAt },
    ...{ ruleEarliestOn: dayAfter(first), ruleLatestOn: dayAfter(last) },
  };
}
