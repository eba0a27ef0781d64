import { BlockStack, Box, Card, InlineGrid, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

interface FigureProps {
  label: string;
  value: string;
  /** What exactly is counted. */
  note: string;
  url?: string;
  isAlarming?: boolean;
}

/** One number with its name and its meaning. */
export function Figure({ label, value, note, url, isAlarming = false }: FigureProps) {
  return (
    <Card>
      <BlockStack gap="100">
        <Text as="h3" variant="bodyMd">
          {url ? (
            <Link url={url} monochrome>
              {label}
            </Link>
          ) : (
            label
          )}
        </Text>
        <Text as="p" variant="headingXl" {...(isAlarming ? { tone: "critical" } : {})}>
          {value}
        </Text>
        <Text as="p" variant="bodySm" tone="subdued">
          {note}
        </Text>
      </BlockStack>
    </Card>
  );
}

export function FigureGrid({ children }: { children: ReactNode }) {
  return (
    <Box>
      <InlineGrid columns={{ xs: 2, md: 4 }} gap={{ xs: "200", md: "300" }}>
        {children}
      </InlineGrid>
    </Box>
  );
}
