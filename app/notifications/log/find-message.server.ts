import { db } from "#app/db.server.ts";
import type { OutboxKind } from "#app/tracking/message-kind.ts";

import { type LogEntry, readLogPage } from "./find-log.server.ts";
import { findHeard } from "./heard.server.ts";
import { findHolders } from "./holders.server.ts";
import { findOptOuts, type OptOut } from "./opt-outs.server.ts";

/** A parcel the message tells of. */
export interface ToldParcel {
  shipmentId: string;
  carrier: string;
  number: string;
}

/** Everything known of one message, without the address and the words. */
export interface MessagePage {
  entry: LogEntry;
  /** When we heard of what it tells. */
  heardAt: Date | null;
  parcels: ToldParcel[];
  /** The message that tells of its parcel instead. */
  mergedIntoId: string | null;
  /** How often it left once more after a call that broke off. */
  resends: number;
  templateVersion: number | null;
  provider: string | null;
  /** What the provider said, oldest first. */
  receipts: { id: string; kind: string; happenedAt: Date; detail: string | null }[];
  optOuts: OptOut[];
}

/** One message of the shop; null when it has none of that id. */
export async function findMessage(shop: string, id: string, now: Date): Promise<MessagePage | null> {
  const holders = await findHolders(shop);
  const [row, { entries }] = await Promise.all([
    db.message.findFirst({ where: { shop, id }, omit: { recipientSealed: true, key: true } }),
    readLogPage(shop, { shop, id }, "", { holders, now, size: 1 }),
  ]);
  const [entry] = entries;
  if (!row || !entry) return null;
  const [heard, parcels, receipts, optOuts] = await Promise.all([
    findHeard(shop, [{ ...row, kind: row.kind as OutboxKind }]),
    findToldParcels(shop, row),
    db.messageReceipt.findMany({
      where: { shop, messageId: id },
      orderBy: [{ happenedAt: "asc" }, { id: "asc" }],
      select: { id: true, kind: true, happenedAt: true, detail: true },
    }),
    findOptOuts(shop, entry.recipientHash),
  ]);
  return {
    ...{ entry, parcels, receipts },
    heardAt: heard.get(id) ?? null,
    ...{ mergedIntoId: row.mergedIntoId, resends: row.resends, templateVersion: row.templateVersion },
    provider: row.provider,
    optOuts: optOuts.filter(({ channel }) => channel === entry.channel),
  };
}

/** Its own parcel, and those of the messages that were merged into it. */
async function findToldParcels(shop: string, row: { id: string; shipmentId: string | null }): Promise<ToldParcel[]> {
  const merged = await db.message.findMany({ where: { shop, mergedIntoId: row.id }, select: { shipmentId: true } });
  const ids = [row, ...merged].flatMap(({ shipmentId }) => shipmentId ?? []);
  const parcels = await db.shipment.findMany({
    where: { shop, id: { in: ids } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, carrier: true, number: true },
  });
  return parcels.map(({ id, carrier, number }) => ({ shipmentId: id, carrier, number }));
}
