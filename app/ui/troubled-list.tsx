import { BlockStack, Box, Card, InlineStack, Link, ResourceItem, ResourceList, Text } from "@shopify/polaris";

import type { Status } from "#app/tracking/status.ts";
import { wordsOfReason } from "#app/tracking/words.ts";

import { formatAge } from "./format-time.ts";
import { StatusBadge } from "./status-badge.tsx";

export interface TroubledRow {
  id: string;
  orderName: string;
  carrier: string;
  status: Status;
  reason: string | null;
  statusAt: string;
}

/** Parcels that may need somebody to look, the longest waiting first. */
export function TroubledList({ rows, now }: { rows: TroubledRow[]; now: string }) {
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            Parcels in trouble
          </Text>
          {rows.length > 0 ? <Link url="/app/shipments?status=trouble">See all</Link> : null}
        </InlineStack>
      </Box>
      {rows.length === 0 ? (
        <Box padding="400" paddingBlockStart="0">
          <Text as="p" tone="subdued">
            None. Delayed, held up or returning parcels appear here.
          </Text>
        </Box>
      ) : (
        <ResourceList
          items={rows}
          resourceName={{ singular: "parcel", plural: "parcels" }}
          renderItem={(row) => (
            <ResourceItem
              id={row.id}
              url={`/app/shipments/${row.id}`}
              accessibilityLabel={`Parcel of order ${row.orderName}`}
            >
              <InlineStack align="space-between" blockAlign="center" gap="200">
                <BlockStack gap="050">
                  <Text as="span" fontWeight="semibold">
                    {row.orderName}
                  </Text>
                  <Text as="span" tone="subdued" variant="bodySm">
                    {[row.carrier, formatAge(row.statusAt, now), wordsOfReason(row.reason)].filter(Boolean).join(" · ")}
                  </Text>
                </BlockStack>
                <StatusBadge status={row.status} />
              </InlineStack>
            </ResourceItem>
          )}
        />
      )}
    </Card>
  );
}
