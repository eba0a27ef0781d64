import { Badge, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";

import { formatMoment } from "./format-time.ts";
import { NothingHere, SectionCard } from "./section-card.tsx";

export interface PrivacyRequestRow {
  id: string;
  kind: string;
  requestedAt: string;
  completedAt: string | null;
  hasExport: boolean;
}

interface PrivacyRequestsProps {
  rows: PrivacyRequestRow[];
  clock: { timeZone: string; now: string };
  busyId: string | null;
  onDownload: (id: string) => void;
}

const KINDS: Record<string, string> = {
  data_request: "A shopper asks what is stored about them",
  customer_redact: "A shopper’s personal data is deleted",
  shop_redact: "All data of the shop is deleted",
};

/** Legal requests that came through Shopify, and the file to pass on where one was asked for. */
export function PrivacyRequests({ rows, clock, busyId, onDownload }: PrivacyRequestsProps) {
  return (
    <SectionCard
      title="Privacy requests"
      note="Deletions happen by themselves. An export is yours to pass on to the shopper who asked for it."
    >
      {rows.length === 0 ? (
        <NothingHere>None so far.</NothingHere>
      ) : (
        rows.map((row) => (
          <Box key={row.id}>
            <Divider />
            <Box padding="400">
              <InlineStack align="space-between" blockAlign="center" gap="300">
                <BlockStack gap="100">
                  <InlineStack gap="200">
                    <Text as="h3" variant="headingSm">
                      {KINDS[row.kind] ?? row.kind}
                    </Text>
                    {row.completedAt ? <Badge tone="success">Done</Badge> : <Badge tone="attention">Under way</Badge>}
                  </InlineStack>
                  <Text as="p" tone="subdued" variant="bodySm">
                    {formatMoment(row.requestedAt, clock.timeZone, clock.now)}
                  </Text>
                </BlockStack>
                {row.hasExport ? (
                  <Button loading={busyId === row.id} onClick={() => onDownload(row.id)}>
                    Download
                  </Button>
                ) : null}
              </InlineStack>
            </Box>
          </Box>
        ))
      )}
    </SectionCard>
  );
}
