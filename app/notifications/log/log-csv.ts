import { messageWords } from "#app/tracking/words.ts";

import type { LogEntry } from "./find-log.server.ts";

const COLUMNS: readonly [string, (entry: LogEntry) => string | number | null][] = [
  ["order", (entry) => entry.orderName],
  ["message", (entry) => messageWords(entry).title],
  ["kind", (entry) => entry.kind],
  ["channel", (entry) => entry.channel],
  ["state", (entry) => entry.state],
  ["reason", (entry) => entry.reason],
  ["why", (entry) => entry.reasonText],
  ["happened_at", (entry) => isoOf(entry.occurredAt)],
  ["decided_at", (entry) => isoOf(entry.decidedAt)],
  ["waits_until", (entry) => isoOf(entry.wait?.until ?? null)],
  ["sent_at", (entry) => isoOf(entry.sentAt)],
  ["delivered_at", (entry) => isoOf(entry.deliveredAt)],
  ["opened_at", (entry) => isoOf(entry.openedAt)],
  ["attempts", (entry) => entry.attempts],
  ["sms_segments", (entry) => entry.segments],
  // Tells equal addresses from others, and which address it is to nobody without the shop's key.
  ["address_hash", (entry) => entry.recipientHash.slice(0, 16)],
  ["id", (entry) => entry.id],
];

export const CSV_HEADING = lineOf(COLUMNS.map(([name]) => name));

/** One message as a line (RFC 4180). */
export function csvLine(entry: LogEntry): string {
  return lineOf(COLUMNS.map(([, value]) => value(entry)));
}

function lineOf(cells: (string | number | null)[]): string {
  return `${cells.map((cell) => csvCell(cell)).join(",")}\r\n`;
}

/**
 * A cell that a spreadsheet shows and never runs: what begins like a formula gets an apostrophe in front
 * (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const tame = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

function isoOf(at: Date | null): string | null {
  return at && at.toISOString();
}
