import { Badge, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";

import type { Channel } from "#app/tracking/message-kind.ts";
import { messageWords } from "#app/tracking/words.ts";

import { channelWord, type Clock, type MessageRow, RETRIES, stateWords, stepLine, whyOf } from "./message-words.ts";

interface MessageListProps {
  rows: MessageRow[];
  clock: Clock;
  /** The message that is being tried again right now. */
  busyId: string | null;
  onRetry: (id: string) => void;
}

/** Messages of a parcel: what was heard, decided, sent and read, or why it went no further. */
export function MessageList({ rows, clock, busyId, onRetry }: MessageListProps) {
  return rows.map((row) => {
    const retry = RETRIES[row.state];
    const why = whyOf(row, clock);
    return (
      <Box key={row.id}>
        <Divider />
        <Box paddingInline="400" paddingBlock="300">
          <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
            <BlockStack gap="050">
              <Link to={`/app/messages/${row.id}`} className="Polaris-Link Polaris-Link--monochrome">
                <Text as="span" fontWeight="semibold">
                  {messageWords(row).title} <Channelled channel={row.channel} />
                </Text>
              </Link>
              <Text as="p" variant="bodySm" tone="subdued">
                {stepLine(row, clock)}
              </Text>
              {why ? (
                <Text as="p" variant="bodySm">
                  {why}
                </Text>
              ) : null}
              {retry ? (
                <Box paddingBlockStart="100">
                  <Button
                    size="slim"
                    loading={busyId === row.id}
                    accessibilityLabel={`${retry}: ${messageWords(row).title} by ${channelWord(row.channel)}`}
                    onClick={() => onRetry(row.id)}
                  >
                    {retry}
                  </Button>
                </Box>
              ) : null}
            </BlockStack>
            <MessageBadge row={row} />
          </InlineStack>
        </Box>
      </Box>
    );
  });
}

export function MessageBadge({ row }: { row: Pick<MessageRow, "state" | "wait" | "openedAt"> }) {
  const { label, tone } = stateWords(row);
  return tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
}

export function Channelled({ channel }: { channel: Channel }) {
  return (
    <Text as="span" fontWeight="regular" tone="subdued">
      by {channelWord(channel)}
    </Text>
  );
}
