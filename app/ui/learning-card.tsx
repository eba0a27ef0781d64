import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";

import { count } from "./catalog-words.ts";

export interface Learning {
  state: "never" | "waiting" | "running" | "done" | "failed";
  done: number;
  total: number | null;
  /** In words; null before the first has ended. */
  finished: string | null;
  orders: number;
  products: number;
}

interface LearningCardProps {
  learning: Learning;
  isBusy: boolean;
  onLearn: () => void;
}

const BADGES = {
  never: <Badge>Not yet</Badge>,
  waiting: <Badge tone="info">Begins shortly</Badge>,
  running: <Badge tone="info">Under way</Badge>,
  done: <Badge tone="success">Up to date</Badge>,
  failed: <Badge tone="critical">Failed</Badge>,
};

/** How far the shop's history has been learned from, and a way to have it learned once more. */
export function LearningCard({ learning, isBusy, onLearn }: LearningCardProps) {
  const { state, done, total } = learning;
  const isUnderWay = state === "running" || state === "waiting";
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" id="learning">
              Learning from your shop
            </Text>
            {BADGES[state]}
          </InlineStack>
          <Button disabled={isUnderWay} loading={isBusy} onClick={onLearn}>
            {state === "failed" ? "Try again" : "Learn anew"}
          </Button>
        </InlineStack>
        <Text as="p">{tellLearning(learning)}</Text>
        {state === "running" && total ? (
          <ProgressBar
            progress={Math.min(100, Math.round((done / total) * 100))}
            size="small"
            ariaLabelledBy="learning"
          />
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          It happens by itself every night and after your products were read. Only this shop’s orders and products are
          looked at, and no data leaves for another service.
        </Text>
      </BlockStack>
    </Card>
  );
}

function tellLearning({ state, done, total, finished, orders, products }: Learning): string {
  const known = `${count(orders, "order")} and ${count(products, "product")} are known.`;
  const when = finished === null ? "" : ` on ${finished}`;
  switch (state) {
    case "running":
      return total ? `${count(done, "step")} of ${total.toLocaleString("en-US")} done. ${known}` : `Reading. ${known}`;
    case "waiting":
      return `It begins as soon as a worker is free. ${known}`;
    case "never":
      return `Nothing has been learned yet. ${known}`;
    case "failed":
      return `The last try ended${when} without a result. What was learned before still counts.`;
    case "done":
      return `Learned last${when}. ${known}`;
  }
}
