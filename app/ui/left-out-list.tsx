import { BlockStack, Box, Text } from "@shopify/polaris";

import { formatMoney } from "#app/lib/money.ts";

import { WHY_LEFT_OUT } from "./pick-words.ts";
import { ProductLine } from "./product-line.tsx";
import { NothingHere, SectionCard } from "./section-card.tsx";

export interface GapView {
  why: string;
  products: {
    gid: string;
    title: string;
    imageUrl: string | null;
    priceMinor: number;
    currency: string;
    /** Of a twin: whose. */
    aboutTitle: string | null;
  }[];
  all: number;
}

/** What was looked at and is not shown, by what keeps it away. */
export function LeftOutList({ gaps }: { gaps: GapView[] }) {
  return (
    <SectionCard title="Left out" note="What was looked at for this order and is not among its picks, and why.">
      {gaps.length === 0 ? (
        <NothingHere>Nothing was left out.</NothingHere>
      ) : (
        gaps.map((gap) => <Gap key={gap.why} {...gap} />)
      )}
    </SectionCard>
  );
}

function Gap({ why, products, all }: GapView) {
  const rest = all - products.length;
  return (
    <Box padding="400" borderBlockStartWidth="025" borderColor="border">
      <BlockStack gap="300">
        <Text as="h3" variant="headingSm">
          {WHY_LEFT_OUT[why] ?? why}
        </Text>
        {products.map(({ gid, title, imageUrl, priceMinor, currency, aboutTitle }) => (
          <ProductLine key={gid} title={title} imageUrl={imageUrl} price={formatMoney(priceMinor, currency)}>
            {aboutTitle === null ? null : (
              <Text as="p" variant="bodySm" tone="subdued">
                {`Of “${aboutTitle}”`}
              </Text>
            )}
          </ProductLine>
        ))}
        {rest > 0 ? (
          <Text as="p" variant="bodySm" tone="subdued">
            {`and ${rest.toLocaleString("en-US")} more`}
          </Text>
        ) : null}
      </BlockStack>
    </Box>
  );
}
