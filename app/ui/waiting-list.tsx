import { BlockStack, Box, Card, InlineStack, ResourceItem, ResourceList, Text } from "@shopify/polaris";

import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import { choiceWords } from "#app/tracking/words.ts";

import { formatAge, formatDays } from "./format-time.ts";

export interface WaitingRow {
  shipmentId: string;
  orderName: string;
  carrier: string;
  choice: DeliveryChoice;
  day: string | null;
  madeAt: string;
  nobodyCame: boolean;
}

/** Shoppers who have said what should happen after a failed attempt, the longest waiting first; nothing when nobody waits. */
export function WaitingList({ rows, now }: { rows: WaitingRow[]; now: string }) {
  if (rows.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Shoppers wait for you to tell the carrier
        </Text>
      </Box>
      <ResourceList
        items={rows.map((row) => ({ ...row, id: row.shipmentId }))}
        resourceName={{ singular: "request", plural: "requests" }}
        renderItem={(row) => (
          <ResourceItem
            id={row.id}
            url={`/app/shipments/${row.shipmentId}`}
            accessibilityLabel={`What the shopper of order ${row.orderName} asks for`}
          >
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <BlockStack gap="050">
                <Text as="span" fontWeight="semibold">
                  {wishOf(row)}
                </Text>
                <Text as="span" tone="subdued" variant="bodySm">
                  {[row.orderName, row.carrier, row.nobodyCame ? "says that nobody came" : null]
                    .filter(Boolean)
                    .join(" · ")}
                </Text>
              </BlockStack>
              <Text as="span" tone="subdued" variant="bodySm">
                {formatAge(row.madeAt, now)}
              </Text>
            </InlineStack>
          </ResourceItem>
        )}
      />
    </Card>
  );
}

function wishOf({ choice, day }: WaitingRow): string {
  const { title } = choiceWords[choice];
  return day ? `${title}: ${formatDays(day, day)}` : title;
}
