import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface FieldCardProps {
  title: string;
  note?: string;
  children: ReactNode;
}

/** Fields that belong together. */
export function FieldCard({ title, note, children }: FieldCardProps) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {note ? (
            <Text as="p" tone="subdued">
              {note}
            </Text>
          ) : null}
        </BlockStack>
        {children}
      </BlockStack>
    </Card>
  );
}
