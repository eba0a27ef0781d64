import { BlockStack, Box, Button, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface BlankProps {
  title: string;
  children: ReactNode;
  action?: { content: string; url: string } | { content: string; onAction: () => void };
}

/** What stands where a list would be: why it is empty, and what fills it. */
export function Blank({ title, children, action }: BlankProps) {
  return (
    <Box paddingBlock="800" paddingInline="400">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center">
          {title}
        </Text>
        <Box maxWidth="420px">
          <Text as="p" tone="subdued" alignment="center">
            {children}
          </Text>
        </Box>
        {action ? (
          <Button {...("url" in action ? { url: action.url } : { onClick: action.onAction })}>{action.content}</Button>
        ) : null}
      </BlockStack>
    </Box>
  );
}

export function BlankCard(props: BlankProps) {
  return (
    <Card padding="0">
      <Blank {...props} />
    </Card>
  );
}
