import type { BadgeProps } from "@shopify/polaris";

import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

import { formatMoment } from "./format-time.ts";

/** A message as the log's pages show it; instants are ISO 8601. */
export interface MessageRow {
  id: string;
  kind: OutboxKind;
  cause?: string | null;
  channel: Channel;
  state: string;
  /** Why it was not sent, what it waits for, or what the provider said. */
  reasonText: string | null;
  wait: { why: string; until: string | null } | null;
  occurredAt: string;
  heardAt?: string | null;
  decidedAt: string;
  sentAt: string | null;
  deliveredAt: string | null;
  openedAt: string | null;
}

export interface Clock {
  timeZone: string;
  now: string;
}

interface StateWords {
  label: string;
  tone?: BadgeProps["tone"];
}

const STATES: Record<string, StateWords> = {
  pending: { label: "Waiting", tone: "info" },
  sending: { label: "Being sent", tone: "info" },
  accepted: { label: "Sent", tone: "success" },
  delivered: { label: "Delivered", tone: "success" },
  bounced: { label: "Came back", tone: "critical" },
  failed: { label: "Failed", tone: "critical" },
  dead: { label: "Failed", tone: "critical" },
  unknown: { label: "Not certain", tone: "warning" },
  skipped: { label: "Not sent" },
  superseded: { label: "Not sent" },
  expired: { label: "Not sent" },
  suppressed: { label: "Not sent" },
};

/** Waiting for somebody or something, not merely for its turn. */
const HELD: ReadonlySet<string> = new Set(["stopped", "paused", "held", "account"]);

export function stateWords({ state, wait, openedAt }: Pick<MessageRow, "state" | "wait" | "openedAt">): StateWords {
  if (wait && HELD.has(wait.why)) return { label: "Held", tone: "attention" };
  if (openedAt && (state === "accepted" || state === "delivered")) return { label: "Opened", tone: "success" };
  return STATES[state] ?? { label: state };
}

/** States a merchant may end by another try, and what the button says. */
export const RETRIES: Record<string, string> = { failed: "Try again", dead: "Try again", unknown: "Send again" };

export function channelWord(channel: Channel): string {
  return channel === "email" ? "e-mail" : "text";
}

/** The reason beside a badge that says already that it was not sent, and until when it waits. */
export function whyOf({ reasonText, wait }: Pick<MessageRow, "reasonText" | "wait">, clock: Clock): string | null {
  if (reasonText === null) return null;
  const rest = reasonText.replace(/^(Not sent|Waits): /, "");
  const sentence = rest.charAt(0).toUpperCase() + rest.slice(1);
  if (!wait?.until) return sentence;
  return `${sentence.replace(/\.$/, "")}: not before ${formatMoment(wait.until, clock.timeZone, clock.now)}.`;
}

/** The steps a message has taken, in their order. */
export function stepsOf(row: MessageRow): { name: string; at: string }[] {
  const steps: [string, string | null | undefined][] = [
    ["happened", row.occurredAt],
    ["heard", row.heardAt],
    ["decided", row.decidedAt],
    ["sent", row.sentAt],
    ["delivered", row.deliveredAt],
    ["opened", row.openedAt],
  ];
  return steps.flatMap(([name, at]) => (at ? [{ name, at }] : []));
}

/** "happened 9:02 · decided 9:03 · sent 9:03": the day is told once, and again where it changes. */
export function stepLine(row: MessageRow, { timeZone, now }: Clock): string {
  let day = "";
  const parts = stepsOf(row).map(({ name, at }) => {
    const [date = "", time = ""] = formatMoment(at, timeZone, now).split(/, (?=\d\d:\d\d$)/);
    const told = date === day ? time : `${date}, ${time}`;
    day = date;
    return `${name} ${told}`;
  });
  return parts.join(" · ");
}
