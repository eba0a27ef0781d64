import { Box, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface SectionCardProps {
  title: string;
  note?: string;
  children: ReactNode;
}

/** A card with a heading and a list that reaches its edges. */
export function SectionCard({ title, note, children }: SectionCardProps) {
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {note ? (
          <Text as="p" tone="subdued">
            {note}
          </Text>
        ) : null}
      </Box>
      {children}
    </Card>
  );
}

/** The one line of a section that has nothing to list. */
export function NothingHere({ children }: { children: ReactNode }) {
  return (
    <Box padding="400" paddingBlockStart="0">
      <Text as="p" tone="subdued">
        {children}
      </Text>
    </Box>
  );
}
