import { Button } from "@shopify/polaris";
import { useFetcher } from "@remix-run/react";

interface TryOnPastProps {
  /** What is changed and not saved yet, as notifications/replay/replay-draft.ts reads it. */
  draft: object;
}

/** Runs what stands in a form over the last 90 days, and leads to what it finds. Nothing is saved or sent. */
export function TryOnPast({ draft }: TryOnPastProps) {
  const fetcher = useFetcher();
  const start = () =>
    fetcher.submit({ intent: "start", draft: JSON.stringify(draft) }, { method: "post", action: "/app/replay?index" });
  return (
    <Button loading={fetcher.state !== "idle"} onClick={start}>
      Try on the last 90 days
    </Button>
  );
}
