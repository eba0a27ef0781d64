import { BlockStack, Box, InlineStack, Text } from "@shopify/polaris";

import { formatMoment } from "./format-time.ts";
import { inOrder } from "./in-order.ts";
import { type Clock, type MessageRow, stepsOf } from "./message-words.ts";

export interface ReceiptRow {
  id: string;
  kind: string;
  happenedAt: string;
  detail: string | null;
}

interface MessageStoryProps {
  row: MessageRow;
  receipts: ReceiptRow[];
  clock: Clock;
}

const STEP_WORDS: Record<string, string> = {
  happened: "It happened",
  heard: "We heard of it",
  decided: "We decided about the message",
  sent: "The provider took it",
};

/** SendGrid's and Twilio's own words, as a merchant reads them. */
const RECEIPT_WORDS: Record<string, string> = {
  processed: "The provider is on it",
  queued: "The provider is on it",
  sending: "It is on its way",
  sent: "It is on its way",
  deferred: "The other side asked to wait",
  delivered: "It arrived",
  open: "It was opened",
  read: "It was read",
  click: "A link in it was followed",
  bounce: "It came back",
  blocked: "The other side turned it away",
  dropped: "The provider did not send it",
  undelivered: "It could not be delivered",
  failed: "It could not be sent",
  spamreport: "The shopper marked it as spam",
  unsubscribe: "The shopper unsubscribed",
  group_unsubscribe: "The shopper unsubscribed",
};

const rail = { position: "relative", flex: "none", width: 8, alignSelf: "stretch" } as const;
const dot = { position: "absolute", top: 6, width: 8, height: 8, borderRadius: "50%" } as const;
/** From one dot to the next. */
const line = {
  position: "absolute",
  top: 18,
  bottom: -14,
  left: 3,
  width: 2,
  background: "var(--p-color-border)",
} as const;

function Rail({ isLast }: { isLast: boolean }) {
  const background = isLast ? "var(--p-color-icon)" : "var(--p-color-border)";
  return (
    <span style={rail} aria-hidden>
      <span style={{ ...dot, background }} />
      {isLast ? null : <span style={line} />}
    </span>
  );
}

/** Everything that is known to have happened with a message, oldest first. */
export function MessageStory({ row, receipts, clock }: MessageStoryProps) {
  const ours = stepsOf(row).flatMap(({ name, at }) => {
    const words = STEP_WORDS[name];
    return words ? [{ id: name, words, at, detail: null }] : [];
  });
  const theirs = receipts.map(({ id, kind, happenedAt, detail }) => ({
    id,
    words: RECEIPT_WORDS[kind] ?? `The provider says: ${kind}`,
    at: happenedAt,
    detail,
  }));
  const steps = inOrder(ours, theirs, row.decidedAt);
  return (
    <ol style={{ listStyle: "none", margin: 0, padding: "0 0 8px" }}>
      {steps.map(({ id, words, at, detail }, place) => (
        <li key={id}>
          <Box paddingInline="400" paddingBlock="150">
            <InlineStack gap="300" wrap={false} blockAlign="start">
              <Rail isLast={place === steps.length - 1} />
              <BlockStack gap="050">
                <Text as="p" fontWeight="semibold">
                  {words}
                </Text>
                <Text as="p" variant="bodySm" tone="subdued">
                  {formatMoment(at, clock.timeZone, clock.now)}
                </Text>
                {detail ? (
                  <Text as="p" variant="bodySm" breakWord>
                    {detail}
                  </Text>
                ) : null}
              </BlockStack>
            </InlineStack>
          </Box>
        </li>
      ))}
    </ol>
  );
}
