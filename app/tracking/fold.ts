import { inOrder, toldStatuses, type TrackingEventFact } from "./event.ts";
import { FINAL, JOURNEY_RANK, SCANNED, type Status, TROUBLE } from "./status.ts";

/** What a parcel's events amount to. */
export interface ShipmentState {
  status: Status;
  /** The furthest point of the journey ever reached. */
  milestone: Status;
  reason: string | null;
  /** Failed delivery attempts so far. */
  cycle: number;
  /** Since when the status holds. */
  statusAt: Date;
  /** When anything was heard last. */
  lastEventAt: Date | null;
  deliveredAt: Date | null;
  carrierEtaAt: Date | null;
}

export interface Circumstances {
  /** When the parcel came into being: the status's time while there are no events. */
  startedAt: Date;
  /** When the fulfillment was cancelled, if it was. */
  cancelledAt?: Date | null;
  /** With a clock, silence counts: without one nothing expires. */
  now?: Date;
}

/** Days without any news after which we stop watching. */
export const EXPIRY_DAYS = 60;
const DAY = 86_400_000;

/**
 * The state of a parcel from all its events, whatever the order in which they were told, and however often.
 *
 * The status is the last event's, except that label events never follow a scan, `delayed` lasts until the
 * next scan, and after `delivered` only a return counts. Unknown codes never change it.
 */
export function foldTimeline(events: readonly TrackingEventFact[], circumstances: Circumstances): ShipmentState {
  const ordered = inOrder(events);
  const heard = heardEvents(ordered);
  const told = heard.filter((event) => event.status !== "unknown");
  const walked = walk(told, circumstances.startedAt);
  const state: ShipmentState = {
    ...walked,
    milestone: furthest(told),
    cycle: told.filter((event) => event.status === "delivery_attempted").length,
    lastEventAt: heard.at(-1)?.happenedAt ?? null,
    deliveredAt: told.find((event) => event.status === "delivered")?.happenedAt ?? null,
    carrierEtaAt: ordered.findLast((event) => event.estimatedAt !== null)?.estimatedAt ?? null,
  };
  return close(state, circumstances);
}

/**
 * What was heard of a parcel: codes we do not know count too, since the carrier had it in its hands. An echo counts only
 * where no real event tells of its status, and a row of equal echoes is one: Shopify repeats the word with every change
 * of the fulfillment, by whomever.
 * @param ordered oldest first
 */
export function heardEvents<E extends Pick<TrackingEventFact, "source" | "status">>(ordered: readonly E[]): E[] {
  const real = toldStatuses(ordered);
  let lastEcho: string | null = null;
  return ordered.filter((event) => {
    if (event.source !== "echo") return true;
    if (event.status === "unknown") return false;
    const repeated = event.status === lastEcho;
    lastEcho = event.status;
    return !repeated && !real.has(event.status);
  });
}

type Position = Pick<ShipmentState, "status" | "statusAt" | "reason">;

function walk(events: readonly TrackingEventFact[], startedAt: Date): Position {
  let here: Position = { status: "pending", statusAt: startedAt, reason: null };
  let scanned = false;
  let delivered = false;
  for (const { status, happenedAt, reason } of events) {
    if (status === "unknown") continue;
    const news = counts(status, here.status, scanned, delivered);
    scanned ||= SCANNED.has(status);
    delivered ||= status === "delivered";
    if (!news) continue;
    const lasting = status === here.status && status !== "delivery_attempted";
    const why = TROUBLE.has(status) ? (reason ?? (lasting ? here.reason : null)) : null;
    here = { status, statusAt: lasting ? here.statusAt : happenedAt, reason: why };
  }
  return here;
}

/** Whether an event changes where the parcel is, given what is known of the time before it. */
function counts(status: Status, here: Status, scanned: boolean, delivered: boolean): boolean {
  if (here === "returned") return false;
  if (delivered) return status === "returning" || status === "returned";
  if (status === "pending" || status === "label_created") return !scanned && here !== "delayed";
  return true;
}

function furthest(events: readonly TrackingEventFact[]): Status {
  let milestone: Status = "pending";
  for (const { status } of events) {
    if (status !== "unknown" && rank(status) >= rank(milestone)) milestone = status;
  }
  return milestone;
}

function rank(status: Status): number {
  return JOURNEY_RANK[status] ?? -1;
}

/** Endings that no event tells of. */
function close(state: ShipmentState, { startedAt, cancelledAt, now }: Circumstances): ShipmentState {
  if (FINAL.has(state.status) || state.deliveredAt) return state;
  if (cancelledAt) return { ...state, status: "cancelled", statusAt: cancelledAt, reason: null };
  const silentSince = state.lastEventAt ?? startedAt;
  const expiresAt = new Date(silentSince.getTime() + EXPIRY_DAYS * DAY);
  if (!now || now < expiresAt) return state;
  return { ...state, status: "expired", statusAt: expiresAt, reason: null };
}
