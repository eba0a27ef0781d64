import { Badge, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";

import { type Score, scoreWords } from "./score-words.ts";

/** Whether the windows told come true, in words. */
export function WindowVerdict({ score, moment }: { score: Score; moment: string }) {
  const { badge, headline, sentences } = scoreWords(score, moment);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Do they come true?
          </Text>
          <Badge tone={badge.tone}>{badge.text}</Badge>
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
