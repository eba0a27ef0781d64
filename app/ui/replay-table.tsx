import { BlockStack, Box, Divider, InlineStack, Text } from "@shopify/polaris";

import { kindWords } from "#app/tracking/words.ts";

import { Channelled } from "./message-list.tsx";
import { difference, type ReplayCell, type ReplayRow } from "./replay-words.ts";

const MOST_REASONS = 3;
/** Numbers keep their line, however long the reasons beside them are. */
const FIGURES = { flex: "none", whiteSpace: "nowrap" } as const;

/** What each message would have come to: sent, against today, and why the others were not. */
export function ReplayTable({ rows }: { rows: ReplayRow[] }) {
  return rows.map(({ kind, channel, today, draft }) => (
    <Box key={`${kind}|${channel}`}>
      <Divider />
      <Box paddingInline="400" paddingBlock="300">
        <InlineStack align="space-between" blockAlign="start" gap="400" wrap={false}>
          <BlockStack gap="050">
            <Text as="p" fontWeight="semibold">
              {kindWords[kind].title} <Channelled channel={channel} />
            </Text>
            <Reasons cell={draft} />
          </BlockStack>
          <div style={FIGURES}>
            <Text as="p" fontWeight="semibold" alignment="end">
              {draft.sent.toLocaleString("en-US")} sent
            </Text>
            <Text as="p" variant="bodySm" tone="subdued" alignment="end">
              {difference(today.sent, draft.sent)}
            </Text>
            {draft.segments > 0 ? (
              <Text as="p" variant="bodySm" tone="subdued" alignment="end">
                {draft.segments.toLocaleString("en-US")} segments
              </Text>
            ) : null}
          </div>
        </InlineStack>
      </Box>
    </Box>
  ));
}

function Reasons({ cell }: { cell: ReplayCell }) {
  const shown = cell.notSent.slice(0, MOST_REASONS);
  const rest = cell.notSent.slice(MOST_REASONS).reduce((sum, { count }) => sum + count, 0);
  const lines = [
    ...shown.map(({ why, count }) => `${count.toLocaleString("en-US")} ${lowerFirst(why)}`),
    ...(rest > 0 ? [`${rest.toLocaleString("en-US")} not sent for other reasons`] : []),
    ...(cell.waiting > 0 ? [`${cell.waiting.toLocaleString("en-US")} would still wait now`] : []),
  ];
  return lines.map((line) => (
    <Text key={line} as="p" variant="bodySm" tone="subdued">
      {line}
    </Text>
  ));
}

/** "Not sent: …" and "Not sent by itself: …" go on behind a number; any other sentence is introduced. */
function lowerFirst(sentence: string): string {
  const whole = sentence.startsWith("Not sent") ? sentence : `Not sent: ${sentence}`;
  return whole.charAt(0).toLowerCase() + whole.slice(1);
}
