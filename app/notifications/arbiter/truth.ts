import type { MessageKind } from "#app/tracking/message-kind.ts";
import { EXPECTED, type Status } from "#app/tracking/status.ts";

import type { ReasonCode } from "#app/notifications/reason.ts";

import { type Cause, readCause } from "./cause.ts";

export type ShipmentKind = Exclude<MessageKind, "order_confirmed">;

const ON_THE_ROAD: readonly Status[] = ["picked_up", "in_transit"];

/** As long as the parcel has one of these statuses, the message is still true and worth telling. */
const TRUE_WHILE: Record<ShipmentKind, readonly Status[]> = {
  shipped: ["pending", "label_created", ...ON_THE_ROAD, "delayed"],
  in_transit: ON_THE_ROAD,
  out_for_delivery: ["out_for_delivery"],
  ready_for_pickup: ["ready_for_pickup"],
  delivered: ["delivered"],
  delayed: ["delayed"],
  delivery_attempted: ["delivery_attempted"],
  exception: ["exception"],
  returning: ["returning"],
  returned: ["returned"],
};

/** Kinds that may come again after each failed attempt; all others are told once per parcel. */
const PER_CYCLE: ReadonlySet<MessageKind> = new Set(["out_for_delivery", "delivery_attempted", "delayed", "exception"]);

/** The kind that tells of a status; `shipped` is told of the tracking number instead. */
export function kindOfStatus(status: Status): ShipmentKind | null {
  return status in TRUE_WHILE ? (status as ShipmentKind) : null;
}

/** The part of a message's key that lets it come again. @param attempts failed delivery attempts so far */
export function cycleOf(kind: MessageKind, attempts: number): number {
  return PER_CYCLE.has(kind) ? attempts : 0;
}

export interface ParcelNow {
  status: Status;
  cycle: number;
  removed: boolean;
  /** The day on which its present silence became unusual, as in the cause `silent|2026-11-14|0`; null when it is not. */
  silentOn?: string | null;
}

/** Why a message about this parcel must not be sent any more, or null while it holds. */
export function whyUntrue(
  message: { kind: ShipmentKind; cycle: number; cause?: Cause | null },
  parcel: ParcelNow,
): ReasonCode | null {
  if (parcel.removed) return "shipment_removed";
  if (parcel.status === "cancelled") return "shipment_cancelled";
  if (message.cause) return isOverdue(message.cause, parcel) ? null : "no_longer_true";
  const sameCycle = message.cycle === cycleOf(message.kind, parcel.cycle);
  return sameCycle && TRUE_WHILE[message.kind].includes(parcel.status) ? null : "no_longer_true";
}

function isOverdue(cause: Cause, { status, silentOn }: ParcelNow): boolean {
  const told = readCause(cause);
  // Whatever was heard since ends a silence.
  if (told?.why === "silent") return told.day === silentOn;
  return EXPECTED.has(status);
}
