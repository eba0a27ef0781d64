import { CSV_HEADING, csvLine } from "./log-csv.ts";
import { readLogPage } from "./find-log.server.ts";
import { findHolders } from "./holders.server.ts";
import type { LogFilter } from "./log-filter.ts";
import { whereOf } from "./log-where.server.ts";

const CHUNK = 1_000;

/**
 * The filtered log as CSV, a thousand messages at a time and no faster than they are taken: however long the log,
 * one chunk of it is in memory.
 */
export async function* exportLog(shop: string, filter: LogFilter, now: Date): AsyncGenerator<string> {
  const holders = await findHolders(shop);
  const where = await whereOf(shop, filter, holders, now);
  yield CSV_HEADING;
  for (let after: string | null = ""; after !== null;) {
    const { entries, next } = await readLogPage(shop, where, after, { holders, now, size: CHUNK });
    if (entries.length > 0) yield entries.map(csvLine).join("");
    after = next;
  }
}
