import { Box, InlineStack, Text } from "@shopify/polaris";

import { NothingHere } from "./section-card.tsx";

interface ContentsListProps {
  lines: { title: string; variantTitle: string | null; quantity: number }[];
}

/** What lies in the parcel. */
export function ContentsList({ lines }: ContentsListProps) {
  if (lines.length === 0) return <NothingHere>Shopify did not say what is in it.</NothingHere>;
  return (
    <Box paddingInline="400" paddingBlockEnd="400">
      {lines.map((line, position) => (
        <Box key={position} paddingBlock="100">
          <InlineStack align="space-between" gap="200" wrap={false}>
            <Text as="p" breakWord>
              {line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title}
            </Text>
            <Text as="p" tone="subdued">
              ×{line.quantity}
            </Text>
          </InlineStack>
        </Box>
      ))}
    </Box>
  );
}
