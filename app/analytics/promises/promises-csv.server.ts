import { csvCell } from "#app/notifications/log/log-csv.ts";

import { findPromises, type PromiseEntry } from "./find-promises.server.ts";
import type { PromiseFilter } from "./promise-filter.ts";

const CHUNK = 1_000;

const COLUMNS: readonly [string, (entry: PromiseEntry) => string | number | null][] = [
  ["order", (entry) => entry.orderName],
  ["told_at", (entry) => entry.toldAt.toISOString()],
  ["surface", (entry) => entry.surface],
  ["of", (entry) => (entry.shipmentId === null ? "order" : "parcel")],
  ["ships_by", (entry) => entry.shipsByOn],
  ["earliest", (entry) => entry.earliestOn],
  ["latest", (entry) => entry.latestOn],
  ["basis", (entry) => entry.basis],
  ["model_version", (entry) => entry.version],
  ["outcome", (entry) => entry.outcome ?? "open"],
  ["left", (entry) => (entry.shipsByOn === null ? null : (entry.leftOutcome ?? "open"))],
  ["settled_at", (entry) => entry.settledAt?.toISOString() ?? null],
  ["apologized_at", (entry) => entry.apologizedAt?.toISOString() ?? null],
  ["parcel_id", (entry) => entry.shipmentId],
  ["message_id", (entry) => entry.messageId],
  ["id", (entry) => entry.id],
];

/** What was told, as CSV (RFC 4180), some at a time and no faster than they are taken. */
export async function* exportPromises(shop: string, filter: PromiseFilter, now: Date): AsyncGenerator<string> {
  yield lineOf(COLUMNS.map(([name]) => name));
  for (let after: string | null = ""; after !== null;) {
    const { entries, next }: Awaited<ReturnType<typeof findPromises>> = await findPromises(
      shop,
      { ...filter, after },
      now,
      CHUNK,
    );
    yield entries.map((entry) => lineOf(COLUMNS.map(([, value]) => value(entry)))).join("");
    after = next;
  }
}

function lineOf(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(",")}\r\n`;
}
