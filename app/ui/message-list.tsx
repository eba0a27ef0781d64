import { Badge, type BadgeProps, BlockStack, Box, Divider, InlineStack, Text } from "@shopify/polaris";

import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import { formatMoment } from "./format-time.ts";

export interface MessageRow {
  id: string;
  kind: MessageKind;
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

interface MessageListProps {
  rows: MessageRow[];
  clock: { timeZone: string; now: string };
}

/** Messages of a parcel: sent ones with their fate, others with the reason why not. */
export function MessageList({ rows, clock }: MessageListProps) {
  return rows.map((row) => {
    const { label, tone } = STATES[row.state] ?? { label: row.state };
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
                  {row.reasonText}
                </Text>
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
      by {channel === "email" ? "e-mail" : "text"}
    </Text>
  );
}

function whenOf(row: MessageRow, clock: MessageListProps["clock"]): string {
  const moment = (iso: string) => formatMoment(iso, clock.timeZone, clock.now);
  if (row.acceptedAt === null) return row.dueAt ? `due ${moment(row.dueAt)}` : `decided ${moment(row.plannedAt)}`;
  return row.openedAt
    ? `sent ${moment(row.acceptedAt)}, opened ${moment(row.openedAt)}`
    : `sent ${moment(row.acceptedAt)}`;
}
