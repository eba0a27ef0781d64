import { findHeard } from "./log/heard.server.ts";
import { findHolders } from "./log/holders.server.ts";
import { type LogEntry, readLogPage } from "./log/find-log.server.ts";

/** One row of the merchant's log: what was sent, or why it was not. No address in it. */
export interface MessageEntry extends Omit<LogEntry, "recipientHash"> {
  /** When we heard of what it tells; null when nothing says. */
  heardAt: Date | null;
}

const MOST = 200;

/** The newest 200 messages of an order (its parcels' ones included), of one parcel, or of the shop. */
export async function listMessages(
  shop: string,
  about: { orderId?: string; shipmentId?: string } = {},
  now = new Date(),
): Promise<MessageEntry[]> {
  const holders = await findHolders(shop);
  const { entries } = await readLogPage(shop, { shop, ...about }, "", { holders, now, size: MOST });
  const heard = await findHeard(shop, entries);
  return entries.map(({ recipientHash: _, ...entry }) => ({ ...entry, heardAt: heard.get(entry.id) ?? null }));
}
