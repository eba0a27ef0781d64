import { useFetcher } from "@remix-run/react";

import { type Outcome, useOutcomeToast } from "./use-outcome-toast.ts";

/** What is tried: what is saved, or what stands in a page's form. */
export type Trial =
  | { about: "saved" }
  | { about: "switches"; draft: readonly object[] }
  | { about: "rules"; draft: Readonly<Record<string, string>> }
  | { about: "words"; kind: string; draft: Readonly<Record<string, string>> };

/**
 * Runs what stands in a form over the last 90 days, and leads to what it finds, where it can be saved. Nothing is
 * saved or sent by it. The answer fits a page's list of actions.
 */
export function useTryOnPast(trial: Trial) {
  const fetcher = useFetcher<Outcome>();
  useOutcomeToast(fetcher.data);
  const body = "draft" in trial ? { ...trial, draft: JSON.stringify(trial.draft) } : trial;
  return {
    content: "Try on the last 90 days",
    loading: fetcher.state !== "idle",
    onAction: () => fetcher.submit(body, { method: "post", action: "/app/replay?index" }),
  };
}
