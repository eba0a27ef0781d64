import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Spinner, Text } from "@shopify/polaris";

import { type CatalogReading, tellReading, tellUpkeep } from "./catalog-words.ts";

interface CatalogCardProps {
  reading: CatalogReading;
  isBusy: boolean;
  onRead: () => void;
}

const BADGES = {
  never: <Badge>Not yet</Badge>,
  waiting: <Badge tone="info">Begins shortly</Badge>,
  exporting: <Badge tone="info">Under way</Badge>,
  reading: <Badge tone="info">Under way</Badge>,
  done: <Badge tone="success">Up to date</Badge>,
  failed: <Badge tone="critical">Failed</Badge>,
};

/** How far the shop's products have been read, and a way to have them read once more. */
export function CatalogCard({ reading, isBusy, onRead }: CatalogCardProps) {
  const { state, done, total } = reading;
  const isUnderWay = state === "waiting" || state === "exporting" || state === "reading";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" id="catalog">
              Your products
            </Text>
            {BADGES[state]}
          </InlineStack>
          <Button disabled={isUnderWay} loading={isBusy} onClick={onRead}>
            {state === "failed" ? "Try again" : "Read everything again"}
          </Button>
        </InlineStack>
        <Text as="p">{tellReading(reading)}</Text>
        {state === "exporting" ? (
          <Spinner size="small" accessibilityLabel="Shopify is writing your catalog down" />
        ) : null}
        {state === "reading" && total ? (
          <ProgressBar
            progress={Math.min(100, Math.round((done / total) * 100))}
            size="small"
            ariaLabelledBy="catalog"
          />
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {isUnderWay ? "You can leave this page; it goes on by itself." : tellUpkeep(reading)}
        </Text>
      </BlockStack>
    </Card>
  );
}
