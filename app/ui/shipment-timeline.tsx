import { Badge, BlockStack, Box, InlineStack, Text } from "@shopify/polaris";

import type { EventStatus } from "#app/tracking/status.ts";
import { statusWords, wordsOfReason } from "#app/tracking/words.ts";

import { formatMoment } from "./format-time.ts";

export interface TimelineEntry {
  id: string;
  status: EventStatus;
  happenedAt: string;
  place: string;
  message: string | null;
  rawStatus: string;
  /** The sender's time lay in the future; the time of receipt is shown. */
  clamped: boolean;
  reason: string | null;
}

interface ShipmentTimelineProps {
  entries: TimelineEntry[];
  clock: { timeZone: string; now: string };
}

const dot = { width: 10, height: 10, borderRadius: "50%", flex: "none", marginTop: 5 };

/** What happened to a parcel, newest first: our words, and what the carrier said in its own. */
export function ShipmentTimeline({ entries, clock }: ShipmentTimelineProps) {
  return (
    <ol style={{ listStyle: "none", margin: 0, padding: "0 0 8px" }}>
      {entries.map((entry, position) => (
        <li key={entry.id}>
          <Box paddingInline="400" paddingBlock="200">
            <InlineStack gap="300" wrap={false} blockAlign="start">
              <span
                style={{ ...dot, background: position === 0 ? "var(--p-color-icon-brand)" : "var(--p-color-border)" }}
              />
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {titleOf(entry)}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {[formatMoment(entry.happenedAt, clock.timeZone, clock.now), entry.place].filter(Boolean).join(" · ")}
                </Text>
                {entry.message && !isSame(entry.message, titleOf(entry)) ? (
                  <Text as="p" breakWord>
                    {entry.message}
                  </Text>
                ) : null}
                {wordsOfReason(entry.reason) ? <Text as="p">{wordsOfReason(entry.reason)}</Text> : null}
                <Text as="p" variant="bodySm" tone="subdued" breakWord>
                  Carrier’s code: {entry.rawStatus}
                </Text>
                {entry.clamped ? (
                  <InlineStack>
                    <Badge tone="attention">Dated by receipt</Badge>
                  </InlineStack>
                ) : null}
              </BlockStack>
            </InlineStack>
          </Box>
        </li>
      ))}
    </ol>
  );
}

function titleOf({ status }: TimelineEntry): string {
  return status === "unknown" ? "Something we have no word for" : statusWords[status].title;
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.toLowerCase();
}
