import { formatMoment } from "./format-time.ts";

export interface SilenceFacts {
  since: string;
  usualToDays: number;
  tellAt: string;
  isUnusual: boolean;
  isHandedOver: boolean;
}

const DAY = 86_400_000;

/** What the merchant reads of a silence, with what is usual on the parcel's own way. */
export function silenceWords(silence: SilenceFacts, { timeZone, now }: { timeZone: string; now: string }) {
  const days = Math.max(1, Math.floor((Date.parse(now) - Date.parse(silence.since)) / DAY));
  if (!silence.isHandedOver) return labelWords(silence, days);
  const usual = `nine of ten parcels are heard of again within ${countDays(silence.usualToDays)}`;
  const mail = "so is the shopper, by e-mail, if you have “Delayed” switched on";
  return {
    title: `No news for ${countDays(days)}`,
    sentence: silence.isUnusual
      ? `That is longer than for nineteen of twenty parcels where it is; ${usual}. It may be worth asking the carrier. The shopper’s page says that you are looking into it.`
      : `Nothing unusual: where it is, ${usual}. If nothing has moved by ${formatMoment(silence.tellAt, timeZone, now)}, you are told, and ${mail}.`,
  };
}

function labelWords({ usualToDays, isUnusual }: SilenceFacts, days: number) {
  const usual = `nine of ten parcels are scanned within ${countDays(usualToDays)}`;
  return {
    title: `Not scanned by the carrier for ${countDays(days)}`,
    sentence: isUnusual
      ? `After the label was made, ${usual}. Is it still with you? If the carrier has it, it may be worth asking there.`
      : `Nothing unusual: after the label was made, ${usual}.`,
  };
}

function countDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
