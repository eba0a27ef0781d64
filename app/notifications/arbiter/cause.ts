/**
 * What makes it news that a delivery runs late where no status says so: the last day we named has passed, or nothing
 * has been heard for longer than is usual.
 */
const CAUSES = ["late", "silent"] as const;

export type Why = (typeof CAUSES)[number];

/** With the day it is about, `late|2026-11-14`, and which silence, `silent|2026-11-14|0`: each one is news once. */
export type Cause = `${Why}|${string}`;

/** What a stored cause says; null for none, and for one of a newer version of the app. */
export function readCause(text: string | null): { why: Why; day: string } | null {
  const [word = "", day = ""] = (text ?? "").split("|");
  const why = CAUSES.find((one) => one === word);
  return why ? { why, day } : null;
}
