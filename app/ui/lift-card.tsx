import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";

import { type LiftView, liftWords } from "./lift-words.ts";

interface LiftCardProps {
  lift: LiftView;
  /** ISO 4217. */
  currency: string;
}

/** What picks really add, against shoppers who see none. */
export function LiftCard({ lift, currency }: LiftCardProps) {
  const { badge, headline, sentences } = liftWords(lift, currency);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            What picks add
          </Text>
          <Badge {...(badge.tone ? { tone: badge.tone } : {})}>{badge.text}</Badge>
        </InlineStack>
        <Text as="p" variant="headingLg">
          {headline}
        </Text>
        <BlockStack gap="100">
          {sentences.map((sentence) => (
            <Text key={sentence} as="p" tone="subdued">
              {sentence}
            </Text>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
