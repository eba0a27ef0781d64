import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import { sql } from "#app/sql.server.ts";
import { FINAL, type Status } from "#app/tracking/status.ts";

import { type Belief, believe, type ShopFacts } from "./belief/believe.ts";
import { dueMoment } from "./belief/due-moment.ts";
import { newsSince } from "./belief/news-since.ts";
import { noteForecasts, settleForecasts } from "./belief/note-forecast.server.ts";
import { readParcelFacts, type StoredParcel } from "./belief/read-facts.server.ts";
import { dropOrderEstimate, storeEstimate } from "./belief/store-estimate.server.ts";
import { whyMoved } from "./belief/why-moved.ts";
import type { Window } from "./delivery-window.ts";
import { readShopFacts } from "./learning/shop-facts.server.ts";
import { isHoliday } from "./rules/holidays.ts";
import { type Settled, settleWindow } from "./settle-window.ts";

/** In these a date of arrival means nothing (any more): what was said last stays as it was. */
const SETTLED: ReadonlySet<Status> = new Set([...FINAL, "returning"]);

/**
 * Brings a parcel's estimate up to date, and writes down what is believed where the moment calls for it. A window that
 * has passed is not moved on by our own rule: the parcel is late, and the page says so.
 */
export async function refreshEstimate(shop: string, shipmentId: string, now = new Date()): Promise<void> {
  const [parcel] = await readParcelFacts(shop, [shipmentId]);
  // Without it, its order may have come as a whole.
  const isGone = !parcel || parcel.status === "cancelled";
  if (isGone || parcel.facts.deliveredAt) await settleForecasts(sql, shop, shipmentId);
  if (!parcel) return;
  if (parcel.hasOrderEstimate) await dropOrderEstimate(shop, parcel.orderId);
  if (SETTLED.has(parcel.status)) return;
  await refreshParcel(parcel, await readShopFacts(shop), now);
}

/** @returns whether another window is told from now on */
export async function refreshParcel(parcel: StoredParcel, shopFacts: ShopFacts, now: Date): Promise<boolean> {
  const { facts, orderId, known } = parcel;
  const { shop } = shopFacts;
  const belief = believe(facts, shopFacts, now);
  const moment = dueMoment(facts, now);
  if (facts.handedAt && moment) {
    const subject = { orderId, subjectId: facts.id, carrier: facts.carrier };
    await noteForecasts(sql, shop, [{ ...subject, moment, at: now, belief }]);
  }
  const settled = known ? settle(parcel, known, belief, shopFacts, now) : { window: belief.window, moved: null };
  if (known && sameWindow(known, settled.window)) return false;
  const version = settled.window.basis === "learned" ? belief.version : null;
  await storeEstimate(shop, facts.id, settled, version, now);
  return true;
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
