import { BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";

import { formatMoment } from "./format-time.ts";
import { NothingHere, SectionCard } from "./section-card.tsx";
import { topicWords } from "./topic-words.ts";

export interface FailedWebhookRow {
  id: string;
  topic: string;
  receivedAt: string;
  error: string | null;
  attempts: number;
  canReplay: boolean;
}

interface FailedWebhooksProps {
  rows: FailedWebhookRow[];
  clock: { timeZone: string; now: string };
  busyId: string | null;
  onReplay: (id: string) => void;
}

/** Webhooks kept with the reason why they could not be read. Bodies stay unseen: they name people. */
export function FailedWebhooks({ rows, clock, busyId, onReplay }: FailedWebhooksProps) {
  return (
    <SectionCard title="Could not be read">
      {rows.length === 0 ? (
        <NothingHere>Nothing: everything Shopify sent was understood.</NothingHere>
      ) : (
        rows.map((row) => (
          <Box key={row.id}>
            <Divider />
            <Box padding="400">
              <InlineStack align="space-between" blockAlign="start" gap="300">
                <Box maxWidth="640px">
                  <BlockStack gap="100">
                    <Text as="h3" variant="headingSm">
                      {topicWords[row.topic] ?? row.topic}
                    </Text>
                    <Text as="p" tone="subdued" variant="bodySm">
                      {row.topic} · {formatMoment(row.receivedAt, clock.timeZone, clock.now)} · tried{" "}
                      {times(row.attempts)}
                    </Text>
                    <Text as="p" tone="critical" breakWord>
                      {row.error ?? "No reason was noted."}
                    </Text>
                  </BlockStack>
                </Box>
                <Button
                  disabled={!row.canReplay}
                  loading={busyId === row.id}
                  onClick={() => onReplay(row.id)}
                  accessibilityLabel={`Replay ${row.topic}`}
                >
                  {row.canReplay ? "Replay" : "No longer kept"}
                </Button>
              </InlineStack>
            </Box>
          </Box>
        ))
      )}
    </SectionCard>
  );
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
