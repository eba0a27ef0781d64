import { Box, Icon, Spinner } from "@shopify/polaris";
import { AlertCircleIcon, CheckCircleIcon } from "@shopify/polaris-icons";

const MARKS = {
  failed: { source: AlertCircleIcon, tone: "critical", label: "Failed" },
  done: { source: CheckCircleIcon, tone: "success", label: "Done" },
} as const;

const ring = { width: 16, height: 16, margin: 2, borderRadius: "50%", border: "2px dashed var(--p-color-border)" };

/** The round mark in front of a step; it says its state to screen readers as well. */
export function StepMark({ state }: { state: "todo" | "running" | "failed" | "done" }) {
  if (state === "running") {
    return (
      <div style={{ width: 20, flex: "none" }}>
        <Spinner size="small" accessibilityLabel="Under way" />
      </div>
    );
  }
  if (state === "todo") return <div role="img" aria-label="To do" style={{ ...ring, flex: "none" }} />;
  const { source, tone, label } = MARKS[state];
  return (
    <Box minWidth="20px">
      <Icon source={source} tone={tone} accessibilityLabel={label} />
    </Box>
  );
}
