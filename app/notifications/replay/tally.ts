import { type Channel, CHANNELS, MESSAGE_KINDS, type MessageKind } from "#app/tracking/message-kind.ts";

import type { Cell, ReplayResult, StoryLine, WorldTotals } from "./replay-result.ts";
import type { Told } from "./simulate-order.ts";

/** A message as it would have been worded. */
export interface Worded extends Told {
  /** SMS segments; 0 in an e-mail, and when it was not sent. */
  segments: number;
  /** What they cost, in minor units; null when no price is known, 0 where there are none. */
  costMinor: number | null;
  /** The merchant's own words could not be rendered. */
  fellBack: boolean;
}

/** So many orders are shown side by side. */
const STORIES = 500;

/** Reasons that spare the shopper a second message about the same. */
const DOUBLES: ReadonlySet<string> = new Set(["merged", "newer_news", "shopify_tells", "other_tells"]);

/** Counts two worlds order by order; its size does not grow with them beyond the stories it shows. */
export class Tally {
  #orders = 0;
  #differing = 0;
  readonly #cells = new Map<string, { today: Cell; draft: Cell }>();
  readonly #totals = { today: noTotals(), draft: noTotals() };
  readonly #stories: ReplayResult["stories"] = [];

  add(order: { id: string; name: string }, today: readonly Worded[], draft: readonly Worded[]): void {
    this.#orders += 1;
    for (const message of today) this.#count("today", message);
    for (const message of draft) this.#count("draft", message);
    const stories = { today: today.map(lineOf), draft: draft.map(lineOf) };
    if (JSON.stringify(stories.today) === JSON.stringify(stories.draft)) return;
    this.#differing += 1;
    if (this.#stories.length < STORIES) this.#stories.push({ orderId: order.id, name: order.name, ...stories });
  }

  /** What was counted so far. */
  close(): Pick<ReplayResult, "orders" | "differing" | "rows" | "today" | "draft" | "stories"> {
    const rows = MESSAGE_KINDS.flatMap((kind) =>
      CHANNELS.flatMap((channel) => {
        const cell = this.#cells.get(`${kind}|${channel}`);
        return cell ? [{ kind, channel, ...cell }] : [];
      }),
    );
    return { orders: this.#orders, differing: this.#differing, rows, ...this.#totals, stories: this.#stories };
  }

  #count(world: "today" | "draft", message: Worded): void {
    const cell = this.#cellOf(message.kind, message.channel)[world];
    const totals = this.#totals[world];
    if (message.putOff.includes("quiet_hours")) totals.nights += 1;
    if (message.outcome === "waiting") cell.waiting += 1;
    if (message.outcome === "not_sent") {
      const reason = message.reason ?? "unknown";
      cell.notSent[reason] = (cell.notSent[reason] ?? 0) + 1;
      if (DOUBLES.has(reason)) totals.doubles += 1;
    }
    if (message.outcome !== "sent") return;
    cell.sent += 1;
    cell.segments += message.segments;
    totals.sent += 1;
    totals.segments += message.segments;
    if (message.costMinor === null) totals.unpriced += message.segments;
    else totals.costMinor += message.costMinor;
    if (message.fellBack) totals.fellBack += 1;
  }

  #cellOf(kind: MessageKind, channel: Channel) {
    const key = `${kind}|${channel}`;
    const known = this.#cells.get(key);
    if (known) return known;
    const cell = { today: noCell(), draft: noCell() };
    this.#cells.set(key, cell);
    return cell;
  }
}

function lineOf(message: Worded): StoryLine {
  const { kind, channel, outcome, reason, at, shipmentIds, segments, putOff } = message;
  const waitedForDay = putOff.includes("quiet_hours");
  return { kind, channel, outcome, reason, at: at.toISOString(), parcels: shipmentIds.length, segments, waitedForDay };
}

function noCell(): Cell {
  return { sent: 0, waiting: 0, segments: 0, notSent: {} };
}

function noTotals(): WorldTotals {
  return { nights: 0, doubles: 0, sent: 0, segments: 0, costMinor: 0, unpriced: 0, fellBack: 0 };
}
