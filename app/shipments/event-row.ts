import { isSilentCode, statusOfShopifyCode, statusOfShopifyEvent } from "#app/carriers/shopify-status.ts";
import { idOfGid } from "#app/lib/shopify-id.ts";
import { reasonOf } from "#app/tracking/reason.ts";
import type { EventStatus } from "#app/tracking/status.ts";

import type { FulfillmentBody } from "./fulfillment-body.ts";
import type { FulfillmentEventBody } from "./fulfillment-event-body.ts";

/** An event as it is stored, before it has an id and a place. */
export interface EventRow {
  source: "shopify" | "echo";
  dedupeKey: string;
  status: EventStatus;
  reason: string | null;
  rawStatus: string;
  message: string | null;
  happenedAt: Date;
  clamped: boolean;
  recordedAt: Date;
  city: string | null;
  region: string | null;
  country: string | null;
  estimatedAt: Date | null;
}

/** Clocks differ a little; further ahead than this is a mistake. */
export const FUTURE_MS = 10 * 60_000;

/** @param now the time of receipt, which replaces a time that lies in the future */
export function eventRow(body: FulfillmentEventBody, now: Date): EventRow {
  const status = statusOfShopifyEvent(body.status, body.message);
  return {
    source: "shopify",
    dedupeKey: `shopify:${idOfGid(body.gid)}`,
    status,
    reason: reasonOf(status, body.message),
    rawStatus: body.status,
    message: body.message,
    ...clamp(body.happenedAt, now),
    city: body.city,
    region: body.region,
    country: body.country,
    estimatedAt: body.estimatedAt,
  };
}

/** A fulfillment's own status and date of arrival, as an event; null when it says neither. */
export function echoRow(body: FulfillmentBody, now: Date): EventRow | null {
  const code = body.shipmentStatus && !isSilentCode(body.shipmentStatus) ? body.shipmentStatus.toLowerCase() : null;
  if (code === null && body.estimatedAt === null) return null;
  return {
    source: "echo",
    dedupeKey: `echo:${code ?? ""}:${body.updatedAt.toISOString()}`,
    status: code === null ? "unknown" : statusOfShopifyCode(code),
    reason: null,
    rawStatus: code ?? "",
    message: null,
    ...clamp(body.shipmentStatusAt ?? body.updatedAt, now),
    city: null,
    region: null,
    country: null,
    estimatedAt: body.estimatedAt,
  };
}

function clamp(happenedAt: Date, now: Date): Pick<EventRow, "happenedAt" | "clamped" | "recordedAt"> {
  const clamped = happenedAt.getTime() > now.getTime() + FUTURE_MS;
  return { happenedAt: clamped ? now : happenedAt, clamped, recordedAt: now };
}
