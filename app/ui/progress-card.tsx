import { BlockStack, Card, InlineStack, ProgressBar, Spinner, Text } from "@shopify/polaris";

export interface RunProgress {
  kind: string;
  state: string;
  done: number;
  /** 0 to 1; null while the size is unknown. */
  progress: number | null;
}

const TITLES: Record<string, { title: string; unit: string }> = {
  backfill: { title: "Reading your past orders", unit: "orders" },
  catalog: { title: "Reading your products", unit: "products" },
  learning: { title: "Learning from your shop", unit: "products" },
  estimates: { title: "Learning how long parcels take", unit: "parcels" },
  reconcile: { title: "Checking that nothing was missed", unit: "orders" },
};

/** A long read that is under way: what, how far, and that nobody has to wait for it. */
export function ProgressCard({ run }: { run: RunProgress }) {
  const { title, unit } = TITLES[run.kind] ?? { title: "Working", unit: "steps" };
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {title}
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {run.done.toLocaleString("en-US")} {unit} so far
          </Text>
        </InlineStack>
        {run.progress === null ? (
          <Spinner size="small" accessibilityLabel={title} />
        ) : (
          <ProgressBar progress={Math.round(run.progress * 100)} size="small" ariaLabelledBy={`run-${run.kind}`} />
        )}
        <Text as="p" variant="bodySm" tone="subdued" id={`run-${run.kind}`}>
          You can leave this page; it goes on by itself.
        </Text>
      </BlockStack>
    </Card>
  );
}
