import { BlockStack, Card, InlineStack, Spinner, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface PreviewCardProps {
  /** What is drawn, as in "The page could not be drawn". */
  what: string;
  state: "busy" | "ready" | "failed";
  /** How it is to be looked at: device, scheme. */
  looks: ReactNode;
  /** Of what it is drawn: order, stage, language. */
  choices: ReactNode;
  children: ReactNode;
}

/** A drawing beside its form: what it is made of above it, and a word when it could not be made. */
export function PreviewCard({ what, state, looks, choices, children }: PreviewCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h2" variant="headingMd">
              Preview
            </Text>
            {state === "busy" ? <Spinner size="small" accessibilityLabel={`Drawing the ${what}`} /> : null}
          </InlineStack>
          <InlineStack gap="200">{looks}</InlineStack>
        </InlineStack>
        {choices}
        {state === "failed" ? (
          <Text as="p" tone="critical">
            {`The ${what} could not be drawn. It is tried again with your next change.`}
          </Text>
        ) : null}
        {children}
      </BlockStack>
    </Card>
  );
}
