import type { ReasonCode } from "#app/notifications/reason.ts";
import type { OutboxKind } from "#app/tracking/message-kind.ts";

import { type Cause, readCause } from "./cause.ts";
import type { PlannedMessage } from "./plan.ts";
import { type ParcelNow, type ShipmentKind, whyUntrue } from "./truth.ts";

/** What the outbox already holds about an order. */
export interface OutboxRow {
  id: string;
  key: string;
  state: string;
  shipmentId: string | null;
  kind: OutboxKind;
  channel: string;
  cycle: number;
  cause: Cause | null;
  recipientHash: Uint8Array;
  mergedIntoId: string | null;
  recipientSealed: Uint8Array<ArrayBuffer> | null;
  runAt: Date;
  expiresAt: Date;
  /** When it last left: null for what never has. */
  sendingAt: Date | null;
}

/** New values for a row that is there already. */
export interface RowChange {
  id: string;
  state?: "pending" | "superseded";
  reason?: ReasonCode | null;
  mergedIntoId?: string | null;
  /** A parcel's row that takes over gets these of the row it was told with. */
  recipientSealed?: Uint8Array<ArrayBuffer> | null;
  runAt?: Date;
  expiresAt?: Date;
}

export interface Arrangement {
  /** Rows to insert: the planned ones that are not there yet, some of them merged into a waiting message. */
  inserts: PlannedMessage[];
  /** To be applied in this order, after the inserts. */
  changes: RowChange[];
}

/**
 * Fits a plan for one parcel (or the order as a whole) into what the outbox holds about the order: news of a second
 * parcel joins the waiting message of the first, and waiting messages that have become pointless end, the next parcel
 * taking over where several were to be told of. The caller keeps others away from the order meanwhile.
 * @param rows all news rows of the order, its answers left out
 * @param parcels every parcel of the order, as it is now
 */
export function arrange(
  rows: readonly OutboxRow[],
  planned: readonly PlannedMessage[],
  parcels: ReadonlyMap<string, ParcelNow>,
): Arrangement {
  const known = new Set(rows.map((row) => row.key));
  const fresh = planned.filter((message) => !known.has(message.key));
  // Every plan names the order's address of each channel, if only to say that nothing is sent to it.
  const present = new Map(planned.map((message) => [message.channel as string, message.recipientHash]));
  const isAtOldAddress = ({ channel, recipientHash }: OutboxRow) =>
    Buffer.compare(recipientHash, present.get(channel) ?? recipientHash) !== 0;
  const changes = endPointless(rows, (row) =>
    isAtOldAddress(row) ? "address_changed" : whyPointless(row, fresh, parcels),
  );
  // What waits to leave once more may have arrived the first time: nothing is added to it, a receipt would end both.
  const leaders = apply(rows, changes).filter((row) => row.state === "pending" && row.sendingAt === null);
  const inserts = fresh.map((message) => {
    const leader = message.state === "pending" ? leaders.find((row) => tellsTheSame(row, message)) : undefined;
    if (!leader) return message;
    // The younger news keeps the joint message fresh.
    if (message.expiresAt > leader.expiresAt) changes.push({ id: leader.id, expiresAt: message.expiresAt });
    return { ...message, state: "superseded" as const, reason: "merged" as const, mergedIntoId: leader.id };
  });
  return { inserts, changes };
}

function tellsTheSame(row: OutboxRow, message: PlannedMessage): boolean {
  return (
    row.kind === message.kind &&
    readCause(row.cause)?.why === readCause(message.cause)?.why &&
    row.channel === message.channel &&
    row.shipmentId !== null &&
    row.shipmentId !== message.shipmentId &&
    Buffer.compare(row.recipientHash, message.recipientHash) === 0
  );
}

function endPointless(rows: readonly OutboxRow[], why: (row: OutboxRow) => ReasonCode | null): RowChange[] {
  return rows
    .filter((row) => row.state === "pending")
    .flatMap((leader) => {
      const joined = rows.filter((row) => row.mergedIntoId === leader.id);
      const left = joined.flatMap((row) => end(row, why(row)));
      const reason = why(leader);
      if (reason === null) return left;
      const [heir, ...others] = joined.filter((row) => why(row) === null);
      return [...left, ...end(leader, reason), ...(heir ? handOver(leader, heir, others) : [])];
    });
}

function end({ id }: OutboxRow, reason: ReasonCode | null): RowChange[] {
  return reason === null ? [] : [{ id, state: "superseded", reason, mergedIntoId: null }];
}

/** The leader's parcel drops out: the next one's own row tells of all that are left. */
function handOver(leader: OutboxRow, heir: OutboxRow, others: OutboxRow[]): RowChange[] {
  const { recipientSealed, runAt } = leader;
  return [
    { id: heir.id, state: "pending", reason: null, mergedIntoId: null, recipientSealed, runAt },
    ...others.map(({ id }) => ({ id, mergedIntoId: heir.id })),
  ];
}

function whyPointless(
  row: OutboxRow,
  fresh: readonly PlannedMessage[],
  parcels: ReadonlyMap<string, ParcelNow>,
): ReasonCode | null {
  if (row.shipmentId === null) return null;
  const parcel = parcels.get(row.shipmentId);
  if (!parcel) return "shipment_removed";
  const { kind, cycle, cause } = row;
  const newer = fresh.some(
    (other) =>
      other.state === "pending" &&
      other.shipmentId === row.shipmentId &&
      other.channel === row.channel &&
      replaces(other, row),
  );
  return whyUntrue({ kind: kind as ShipmentKind, cycle, cause }, parcel) ?? (newer ? "newer_news" : null);
}

/** That a day has passed stays news until the parcel is about to come, or the carrier itself says that it is late. */
const REPLACES_CAUSED: readonly OutboxKind[] = ["out_for_delivery", "delayed"];

function replaces(news: PlannedMessage, row: OutboxRow): boolean {
  if (row.cause === null) return news.kind !== row.kind || news.cause !== null;
  const isSilence = readCause(news.cause)?.why === "silent";
  return news.cause !== row.cause && !isSilence && REPLACES_CAUSED.includes(news.kind);
}

/** The rows as they are once the changes have been written. */
export function apply<R extends OutboxRow>(rows: readonly R[], changes: readonly RowChange[]): R[] {
  return rows.map((row) => Object.assign({}, row, ...changes.filter(({ id }) => id === row.id)) as R);
}
