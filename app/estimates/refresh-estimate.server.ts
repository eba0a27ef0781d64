import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import { sql } from "#app/sql.server.ts";
import { FINAL, type Status } from "#app/tracking/status.ts";

import { type Belief, believe, type ShopFacts } from "./belief/believe.ts";
import { dueMoment } from "./belief/due-moment.ts";
import { newsSince } from "./belief/news-since.ts";
import { type Noted, noteForecasts, settleForecasts } from "./belief/note-forecast.server.ts";
import { readParcelFacts, type StoredParcel } from "./belief/read-facts.server.ts";
import { dropOrderEstimates, type NewEstimate, storeEstimates } from "./belief/store-estimate.server.ts";
import { whyMoved } from "./belief/why-moved.ts";
import type { Window } from "./delivery-window.ts";
import { readShopFacts } from "./learning/shop-facts.server.ts";
import { isHoliday } from "./rules/holidays.ts";
import { type Settled, settleWindow } from "./settle-window.ts";

/** In these a date of arrival means nothing (any more): what was said last stays as it was. */
const SETTLED: ReadonlySet<Status> = new Set([...FINAL, "returning"]);

/** Who has looked at a parcel in the same moment has not done so so often. */
const MOST_TRIES = 5;

/**
 * Brings a parcel's estimate up to date, and writes down what is believed where the moment calls for it. A window that
 * has passed is not moved on by our own rule: the parcel is late, and the page says so.
 */
export async function refreshEstimate(shop: string, shipmentId: string, now = new Date()): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) if (await refreshOnce(shop, shipmentId, now)) return;
  throw new Error(`The days of parcel ${shipmentId} changed again and again while it was looked at`);
}

/** @returns whether nobody has told something else meanwhile: then what was seen may be old */
async function refreshOnce(shop: string, shipmentId: string, now: Date): Promise<boolean> {
  const [parcel] = await readParcelFacts(shop, [shipmentId]);
  // Without it, its order may have come as a whole.
  const isGone = !parcel || parcel.status === "cancelled";
  if (isGone || parcel.facts.deliveredAt) await settleForecasts(sql, shop, shipmentId);
  if (!parcel) return true;
  if (parcel.hasOrderEstimate) await dropOrderEstimates(shop, [parcel.orderId]);
  if (SETTLED.has(parcel.status)) return true;
  const { noted, told } = lookAtParcel(parcel, await readShopFacts(shop), now);
  await noteForecasts(sql, shop, noted);
  return (await storeEstimates(shop, told, now)).size === told.length;
}

/** What follows from looking at a parcel; each at most once. */
export interface Looked {
  /** What is to be written down. */
  noted: Noted[];
  /** Another window, told from now on. */
  told: NewEstimate[];
}

/** Believes a parcel anew; nothing is stored. */
export function lookAtParcel(parcel: StoredParcel, shopFacts: ShopFacts, now: Date): Looked {
  const { facts, orderId, known } = parcel;
  const belief = believe(facts, shopFacts, now);
  const moment = dueMoment(facts, now);
  const subject = { orderId, subjectId: facts.id, carrier: facts.carrier };
  const noted = facts.handedAt && moment ? [{ ...subject, moment, at: now, belief }] : [];
  const settled = known ? settle(parcel, known, belief, shopFacts, now) : { window: belief.window, moved: null };
  if (known && sameWindow(known, settled.window)) return { noted, told: [] };
  const version = settled.window.basis === "learned" ? belief.version : null;
  return { noted, told: [{ ...settled, shipmentId: facts.id, version, insteadOf: known?.toldAt ?? null }] };
}

/**
 * Of a parcel that is silent for so long nothing more is believed: whatever is learned would say "in some days" for ever,
 * and hide that the day that was named has passed.
 */
const SILENT_DAYS = 14;
const DAY = 86_400_000;

/** What nobody has been told yet may become narrower or sooner, or rest on what was learned, without a word. */
function settle(
  { facts, events, heardAt, isTold }: StoredParcel,
  known: NonNullable<StoredParcel["known"]>,
  belief: Belief,
  { home }: ShopFacts,
  now: Date,
): Settled {
  const zone = zoneOfAddress(facts.to, home.timeZone);
  const today = localDay(now, zone);
  const { window } = belief;
  if (now.getTime() - heardAt.getTime() > SILENT_DAYS * DAY) return { window: daysOf(known), moved: null };
  const isQuiet = window.latestOn <= known.latestOn || (window.basis === "learned" && known.basis !== "learned");
  if (!isTold && isQuiet && window.latestOn >= today) return { window, moved: null };
  const isStage = belief.stage !== null && belief.stage.heardAt > known.toldAt;
  const news = isStage ? "stage" : newsSince(events, known.toldAt);
  const why = whyMoved({
    ...{ known, fresh: window, news, stage: belief.stage?.stage ?? null },
    isHanded: facts.shippedAt !== null,
    isJustHanded: facts.handedAt !== null && facts.handedAt > known.toldAt,
    isHoliday: (day) => isHoliday(facts.to, day),
  });
  const told = { ...daysOf(known), toldOn: localDay(known.toldAt, zone) };
  return settleWindow(told, window, { now, today, news, why });
}

function daysOf({ earliestOn, latestOn, basis }: Window): Window {
  return { earliestOn, latestOn, basis };
}

function sameWindow(one: Window, other: Window): boolean {
  return one.earliestOn === other.earliestOn && one.latestOn === other.latestOn && one.basis === other.basis;
}
