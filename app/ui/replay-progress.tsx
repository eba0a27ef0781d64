import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";

interface ReplayProgressProps {
  done: number;
  total: number | null;
  isBusy: boolean;
  onCancel: () => void;
}

/** How far a run is; nobody has to wait for it. */
export function ReplayProgress({ done, total, isBusy, onCancel }: ReplayProgressProps) {
  const share = total ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingSm" id="replay-progress">
            Going through your last 90 days
          </Text>
          <Text as="span" tone="subdued" variant="bodySm">
            {done.toLocaleString("en-US")} of {total === null ? "…" : total.toLocaleString("en-US")} orders
          </Text>
        </InlineStack>
        <ProgressBar progress={share} size="small" ariaLabelledBy="replay-progress" />
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="p" variant="bodySm" tone="subdued">
            Nothing is sent. You can leave this page; it goes on by itself.
          </Text>
          <Button size="slim" loading={isBusy} onClick={onCancel}>
            Stop
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
