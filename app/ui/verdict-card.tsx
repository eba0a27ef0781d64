import { Badge, type BadgeProps, BlockStack, Card, InlineStack, Text } from "@shopify/polaris";

interface VerdictCardProps {
  title: string;
  verdict: {
    badge: { text: string; tone: BadgeProps["tone"] | null };
    /** One sentence that says it all. */
    headline: string;
    sentences: readonly string[];
  };
}

/** What figures come to: a badge, a sentence, and on what it rests. */
export function VerdictCard({ title, verdict: { badge, headline, sentences } }: VerdictCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
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
