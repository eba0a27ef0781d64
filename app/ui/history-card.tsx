import { BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";

import { tellHistory } from "./catalog-words.ts";

export interface History {
  orders: number;
  /** The day of the oldest, in words. */
  oldest: string | null;
  mayReadAll: boolean;
  reading: { done: number; total: number | null } | null;
}

/** The past orders that picks are learned from, and a way to let older ones be read. */
export function HistoryCard({ history, onAllow }: { history: History; onAllow: () => void }) {
  const { orders, oldest, mayReadAll, reading } = history;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd" id="history">
            Orders to learn from
          </Text>
          {mayReadAll ? null : <Button onClick={onAllow}>Allow older orders</Button>}
        </InlineStack>
        <Text as="p">{tellHistory(orders, oldest)}</Text>
        {reading ? (
          <ProgressBar
            progress={reading.total ? Math.min(100, Math.round((reading.done / reading.total) * 100)) : 0}
            size="small"
            ariaLabelledBy="history"
          />
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          {mayReadAll
            ? "Two years of orders are looked at, because you allowed it."
            : "By itself, Shopify shows an app the last 60 days. With your permission, two years are learned from: what goes together is then known for more of your products. Nobody gets a message for these orders."}
        </Text>
      </BlockStack>
    </Card>
  );
}
