import { BlockStack, InlineStack, Text, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";

interface ProductLineProps {
  title: string;
  imageUrl: string | null;
  /** In words, "€24.00". */
  price: string;
  /** What stands beside the title. */
  badge?: ReactNode;
  children?: ReactNode;
}

/** A product with its picture and price, and what is to be said of it. */
export function ProductLine({ title, imageUrl, price, badge, children }: ProductLineProps) {
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <Thumbnail source={imageUrl ?? ImageIcon} alt="" size="small" />
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="050">
          <InlineStack gap="200" blockAlign="center">
            <Text as="span" fontWeight="semibold" breakWord>
              {title}
            </Text>
            {badge}
          </InlineStack>
          {children}
        </BlockStack>
      </div>
      <Text as="span" numeric>
        {price}
      </Text>
    </InlineStack>
  );
}
