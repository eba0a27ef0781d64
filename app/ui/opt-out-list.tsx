import { BlockStack, Box, Button, Divider, InlineStack, Link, Text } from "@shopify/polaris";

import { channelWord, type Clock } from "./message-words.ts";
import type { OptOutRow } from "./address-card.tsx";
import { formatClock, formatDay } from "./format-time.ts";
import { optOutNames } from "./opt-out-words.ts";

export interface ListedOptOutRow extends OptOutRow {
  /** Keyed hash of the address, in hex. */
  to: string;
}

interface OptOutListProps {
  rows: ListedOptOutRow[];
  clock: Clock;
  isBusy: boolean;
  onWriteAgain: (row: ListedOptOutRow) => void;
}

/** Opt-outs day by day. Whose they are is told by their messages alone: no address stands here. */
export function OptOutList({ rows, clock, isBusy, onWriteAgain }: OptOutListProps) {
  const dayOf = ({ since }: ListedOptOutRow) => formatDay(since, clock.timeZone, clock.now);
  const days = [...new Set(rows.map(dayOf))];
  return days.map((day) => (
    <section key={day}>
      <Divider />
      <Box background="bg-surface-secondary" paddingInline="400" paddingBlock="200">
        <Text as="h3" variant="bodySm" tone="subdued" fontWeight="semibold">
          {day}
        </Text>
      </Box>
      {rows
        .filter((row) => dayOf(row) === day)
        .map((row) => (
          <Box key={`${row.channel} ${row.to}`}>
            <Divider />
            <Box paddingInline="400" paddingBlock="300">
              <InlineStack align="space-between" blockAlign="center" gap="400" wrap={false}>
                <BlockStack gap="050">
                  <Text as="p">{optOutNames[row.reason] ?? row.reason}</Text>
                  <Text as="p" variant="bodySm" tone="subdued">
                    {`No ${channelWord(row.channel)}s since ${formatClock(row.since, clock.timeZone)}`}
                  </Text>
                </BlockStack>
                <InlineStack gap="300" blockAlign="center" wrap={false}>
                  {row.isLiftable ? (
                    <Button size="slim" disabled={isBusy} onClick={() => onWriteAgain(row)}>
                      Write again
                    </Button>
                  ) : null}
                  <Link url={`/app/messages?to=${row.to}&days=all`}>Messages</Link>
                </InlineStack>
              </InlineStack>
            </Box>
          </Box>
        ))}
    </section>
  ));
}
