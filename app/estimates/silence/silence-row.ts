import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { laneOf } from "#app/estimates/lane.ts";
import type { Status } from "#app/tracking/status.ts";

import { curveOf, type FindCounts } from "./curves.ts";
import { explainSilence } from "./explain-silence.ts";
import { type GapStage, gapStage, type Place } from "./gap-stage.ts";

/** What is known of a parcel, and of its silence so far. */
export interface WatchedParcel {
  shipmentId: string;
  status: Status;
  milestone: Status;
  carrier: string;
  number: string;
  /** `Shipment.lastEventAt` */
  lastEventAt: Date | null;
  /** When it was packed for the carrier. */
  startedAt: Date;
  seen: Place | null;
  destination: Place;
  /** The shop's country and zone. */
  origin: string | null;
  timeZone: string;
  known: SilenceRow;
}

/** A row of `Silence`, without its keys. */
export interface SilenceRow {
  number: number;
  heardAt: Date | null;
  stage: string | null;
  usualFromDays: number;
  usualToDays: number;
  noticeableAt: Date | null;
  tellAt: Date | null;
  lookAt: Date | null;
  noticedAt: Date | null;
}

const DAY = 86_400_000;

/** In which part of its way a parcel is silent; null where nobody waits for a scan. */
export function stageOf(parcel: WatchedParcel): GapStage | null {
  return gapStage(parcel);
}

/**
 * What a look at a parcel makes of it. A silence that the page has begun to explain keeps its days, whatever was learned
 * since; a new one begins with the next thing heard. Whoever was found silent for too long is looked at once a day, so
 * that its next silence is seen.
 */
export function lookAtParcel(parcel: WatchedParcel, find: FindCounts, now: Date): SilenceRow {
  const { known, lastEventAt, startedAt } = parcel;
  const isSame = known.heardAt?.getTime() === lastEventAt?.getTime();
  const number = isSame || !known.noticedAt ? known.number : known.number + 1;
  const stage = stageOf(parcel);
  if (stage === null) return { ...NOTHING, number, heardAt: lastEventAt, noticedAt: isSame ? known.noticedAt : null };
  if (isSame && known.noticedAt) return { ...known, lookAt: new Date(now.getTime() + DAY) };
  const isTold = isSame && known.stage === stage && known.noticeableAt !== null && known.noticeableAt <= now;
  const fresh = isTold ? known : expect(parcel, stage, find, lastEventAt ?? startedAt, now);
  const isNoticed = fresh.tellAt !== null && fresh.tellAt <= now;
  const next = fresh.noticeableAt && fresh.noticeableAt > now ? fresh.noticeableAt : fresh.tellAt;
  return {
    ...fresh,
    ...{ number, heardAt: lastEventAt, stage },
    noticedAt: isNoticed ? now : null,
    lookAt: isNoticed ? new Date(now.getTime() + DAY) : next,
  };
}

const NOTHING: SilenceRow = {
  ...{ number: 0, heardAt: null, stage: null, usualFromDays: 0, usualToDays: 0 },
  ...{ noticeableAt: null, tellAt: null, lookAt: null, noticedAt: null },
};

function expect(parcel: WatchedParcel, stage: GapStage, find: FindCounts, heardAt: Date, now: Date): SilenceRow {
  const { carrier, origin, destination, timeZone } = parcel;
  const curve = curveOf(find, stage, carrier, laneOf(origin, destination));
  const { heardBy: _, ...outlook } = explainSilence(
    curve,
    { heardAt, zones: zonesOfAddress(destination, timeZone) },
    now,
  );
  return { ...NOTHING, ...outlook };
}
