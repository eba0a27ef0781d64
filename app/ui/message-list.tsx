import { Badge, type BadgeProps, BlockStack, Box, Button, Divider, InlineStack, Text } from "@shopify/polaris";

import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import { formatMoment } from "./format-time.ts";

export interface MessageRow {
  id: string;
  kind: OutboxKind;
  channel: Channel;
  state: string;
  /** Why it was not sent, or what the provider said. */
  reasonText: string | null;
  plannedAt: string;
  dueAt: string | null;
  acceptedAt: string | null;
  openedAt: string | null;
}

const STATES: Record<string, { label: string; tone?: BadgeProps["tone"] }> = {
  pending: { label: "Waiting", tone: "info" },
  sending: { label: "Being sent", tone: "info" },
  accepted: { label: "Sent", tone: "success" },
  delivered: { label: "Delivered", tone: "success" },
  bounced: { label: "Came back", tone: "critical" },
  failed: { label: "Failed", tone: "critical" },
  dead: { label: "Failed", tone: "critical" },
  unknown: { label: "Not certain", tone: "warning" },
  skipped: { label: "Not sent" },
  superseded: { label: "Not sent" },
  expired: { label: "Not sent" },
  suppressed: { label: "Not sent" },
};

/** States a merchant may end by another try, and what the button says. */
const RETRIES: Record<string, string> = { failed: "Try again", dead: "Try again", unknown: "Send again" };

interface MessageListProps {
  rows: MessageRow[];
  clock: { timeZone: string; now: string };
  /** The message that is being tried again right now. */
  busyId: string | null;
  onRetry: (id: string) => void;
}

/** Messages of a parcel: sent ones with their fate, others with the reason why not. */
export function MessageList({ rows, clock, busyId, onRetry }: MessageListProps) {
  return rows.map((row) => {
    const { label, tone } = STATES[row.state] ?? { label: row.state };
    const retry = RETRIES[row.state];
    return (
      <Box key={row.id}>
        <Divider />
        <Box paddingInline="400" paddingBlock="300">
          <InlineStack align="space-between" blockAlign="start" gap="200">
            <BlockStack gap="050">
              <Text as="p" fontWeight="semibold">
                {kindWords[row.kind].title} <Channelled channel={row.channel} />
              </Text>
              <Text as="p" variant="bodySm" tone="subdued">
                {whenOf(row, clock)}
              </Text>
              {row.reasonText ? (
                <Text as="p" variant="bodySm">
                  {withoutLabel(row.reasonText)}
                </Text>
              ) : null}
              {retry ? (
                <Box paddingBlockStart="100">
                  <Button
                    size="slim"
                    loading={busyId === row.id}
                    accessibilityLabel={`${retry}: ${kindWords[row.kind].title} by ${channelWord(row.channel)}`}
                    onClick={() => onRetry(row.id)}
                  >
                    {retry}
                  </Button>
                </Box>
              ) : null}
            </BlockStack>
            {tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>}
          </InlineStack>
        </Box>
      </Box>
    );
  });
}

function Channelled({ channel }: { channel: Channel }) {
  return (
    <Text as="span" fontWeight="regular" tone="subdued">
      by {channelWord(channel)}
    </Text>
  );
}

function channelWord(channel: Channel): string {
  return channel === "email" ? "e-mail" : "text";
}

/** The badge beside it says already that it was not sent. */
function withoutLabel(sentence: string): string {
  const rest = sentence.replace(/^Not sent: /, "");
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function whenOf(row: MessageRow, clock: MessageListProps["clock"]): string {
  const moment = (iso: string) => formatMoment(iso, clock.timeZone, clock.now);
  if (row.acceptedAt === null) return row.dueAt ? `due ${moment(row.dueAt)}` : `decided ${moment(row.plannedAt)}`;
  return row.openedAt
    ? `sent ${moment(row.acceptedAt)}, opened ${moment(row.openedAt)}`
    : `sent ${moment(row.acceptedAt)}`;
}
