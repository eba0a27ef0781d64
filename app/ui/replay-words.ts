import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

/** Messages of one kind and channel in one world. */
export interface ReplayCell {
  sent: number;
  waiting: number;
  segments: number;
  /** By the sentence that says why. */
  notSent: { why: string; count: number }[];
}

export interface ReplayRow {
  kind: MessageKind;
  channel: Channel;
  today: ReplayCell;
  draft: ReplayCell;
}

export interface ReplayTotals {
  nights: number;
  doubles: number;
  sent: number;
  segments: number;
  costMinor: number;
  unpriced: number;
  fellBack: number;
}

export interface ReplayLine {
  kind: MessageKind;
  channel: Channel;
  outcome: string;
  why: string | null;
  at: string;
  parcels: number;
  segments: number;
  waitedForDay: boolean;
}

export interface ReplayStory {
  orderId: string;
  name: string;
  today: ReplayLine[];
  draft: ReplayLine[];
}

/** "+12", "−3", "the same": how the draft differs from today. */
export function difference(today: number, draft: number): string {
  const change = draft - today;
  if (change === 0) return "the same as today";
  return `${change > 0 ? "+" : "−"}${Math.abs(change).toLocaleString("en-US")} against today`;
}

/** Whose price of a text a cost rests on. */
export interface CostBasis {
  basis: "merchant" | "table";
  currency: string;
}

/** The cost of texts and what it is measured by; null when nothing of it is known. */
export function tellCost(today: ReplayTotals, draft: ReplayTotals, cost: CostBasis | null) {
  if (!cost || (draft.unpriced > 0 && draft.costMinor === 0)) return null;
  const about = cost.basis === "table" ? "about " : "";
  const notes = [
    `${about}${formatCost(today.costMinor, cost.currency)} with today’s rules`,
    cost.basis === "table" ? "usual prices; enter yours in the sending rules" : "",
    draft.unpriced > 0 ? `${draft.unpriced.toLocaleString("en-US")} segments without a known price left out` : "",
  ];
  return { value: `${about}${formatCost(draft.costMinor, cost.currency)}`, note: notes.filter(Boolean).join("; ") };
}

/** A price in its smallest unit may be a fraction of it: a segment costs less than a cent in some countries. */
export function formatCost(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en-US", { style: "currency", currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
