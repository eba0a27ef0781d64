import { formatDays } from "./format-time.ts";

/** One window that was told, as a page shows it. */
export interface ToldRow {
  id: string;
  orderName: string;
  shipmentId: string | null;
  surface: string;
  messageId: string | null;
  shipsByOn: string | null;
  leftOutcome: string | null;
  earliestOn: string;
  latestOn: string;
  basis: string;
  toldAt: string;
  outcome: string | null;
  apologizedAt: string | null;
}

const SURFACE_WORDS: Record<string, string> = {
  page: "Tracking page",
  block: "Theme block",
  order_status: "Order status page",
  thank_you: "Thank-you page",
  shared: "Shared link",
  calendar: "Calendar file",
  email: "E-mail",
  sms: "Text",
};

/** Where it was told. */
export function surfaceWord(surface: string): string {
  return SURFACE_WORDS[surface] ?? surface;
}

interface OutcomeWords {
  label: string;
  tone?: "success" | "critical" | "info";
}

const OUTCOME_WORDS: Record<string, OutcomeWords> = {
  kept: { label: "Kept", tone: "success" },
  broken: { label: "Broken", tone: "critical" },
  moot: { label: "Not needed any more" },
  untold: { label: "Never arrived" },
};

/** What became of it. */
export function outcomeWords(outcome: string | null): OutcomeWords {
  return outcome === null ? { label: "Open", tone: "info" } : (OUTCOME_WORDS[outcome] ?? { label: outcome });
}

const BASIS_WORDS: Record<string, string> = {
  carrier: "by the carrier’s date",
  rule: "by your rules",
  learned: "learned from past parcels",
};

/** "Thu, Nov 12 – Sat, Nov 14" */
export function windowWords({ earliestOn, latestOn }: Pick<ToldRow, "earliestOn" | "latestOn">): string {
  return formatDays(earliestOn, latestOn);
}

const LEFT_WORDS: Record<string, string> = { kept: "left by", broken: "did not leave by" };

/** "by your rules, leaves by Tue, Nov 10"; afterwards whether it "left by" then, or "did not leave by" then */
export function groundWords({ basis, shipsByOn, leftOutcome }: Pick<ToldRow, "basis" | "shipsByOn" | "leftOutcome">) {
  const ground = BASIS_WORDS[basis] ?? basis;
  if (shipsByOn === null) return ground;
  const left = leftOutcome === null ? "leaves by" : (LEFT_WORDS[leftOutcome] ?? "was to leave by");
  return `${ground}, ${left} ${formatDays(shipsByOn, shipsByOn)}`;
}
