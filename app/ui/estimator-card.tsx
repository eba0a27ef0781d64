import { Badge, BlockStack, Button, Card, InlineStack, ProgressBar, Text } from "@shopify/polaris";

import { type Estimator, estimatorWords } from "./estimator-words.ts";

interface EstimatorCardProps {
  estimator: Estimator;
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

/** What the dates rest on, how far it has been learned, and a way to have it learned once more. */
export function EstimatorCard({ estimator, isBusy, onLearn }: EstimatorCardProps) {
  const { state, done, total } = estimator;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd" id="estimator">
              Learning from your parcels
            </Text>
            {BADGES[state]}
          </InlineStack>
          <Button disabled={state === "running" || state === "waiting"} loading={isBusy} onClick={onLearn}>
            {state === "failed" ? "Try again" : "Learn anew"}
          </Button>
        </InlineStack>
        {estimatorWords(estimator).map((sentence) => (
          <Text as="p" key={sentence}>
            {sentence}
          </Text>
        ))}
        {state === "running" && total ? (
          <ProgressBar
            progress={Math.min(100, Math.round((done / total) * 100))}
            size="small"
            ariaLabelledBy="estimator"
          />
        ) : null}
        <Text as="p" variant="bodySm" tone="subdued">
          It happens by itself every night. What is learned takes the place of what was there only if it told the latest
          weeks better. No data leaves for another service.
        </Text>
      </BlockStack>
    </Card>
  );
}
