import { Link } from "@remix-run/react";
import { Badge, BlockStack, Box, Divider, InlineStack, Text } from "@shopify/polaris";

import { formatDay, formatMoment } from "./format-time.ts";
import { groundWords, outcomeWords, surfaceWord, type ToldRow, windowWords } from "./told-words.ts";

interface ToldListProps {
  rows: ToldRow[];
  clock: { timeZone: string; now: string };
}

/** What the shopper of a parcel was told, the latest first. */
export function ToldList({ rows, clock }: ToldListProps) {
  return rows.map((row) => (
    <Box key={row.id}>
      <Divider />
      <Box paddingInline="400" paddingBlock="300">
        <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
          <BlockStack gap="050">
            <Text as="span" fontWeight="semibold">
              {windowWords(row)}
            </Text>
            <Text as="p" variant="bodySm" tone="subdued">
              <ToldOn row={row} />, {formatMoment(row.toldAt, clock.timeZone, clock.now)}; {groundWords(row)}
            </Text>
            <Sorry row={row} clock={clock} />
          </BlockStack>
          <OutcomeBadge outcome={row.outcome} />
        </InlineStack>
      </Box>
    </Box>
  ));
}

export function OutcomeBadge({ outcome }: { outcome: string | null }) {
  const { label, tone } = outcomeWords(outcome);
  return tone ? <Badge tone={tone}>{label}</Badge> : <Badge>{label}</Badge>;
}

/** Where it was told; a message leads to itself. */
export function ToldOn({ row }: { row: Pick<ToldRow, "surface" | "messageId" | "shipmentId"> }) {
  const word = surfaceWord(row.surface);
  const whole = row.shipmentId === null ? ", of the whole order" : "";
  if (row.messageId === null) return `${word}${whole}`;
  return (
    <>
      <Link to={`/app/messages/${row.messageId}`} className="Polaris-Link">
        {word}
      </Link>
      {whole}
    </>
  );
}

/** Sorry is said once for each promise, and may be said before the day has passed. */
export function Sorry({
  row,
  clock,
}: {
  row: Pick<ToldRow, "outcome" | "apologizedAt">;
  clock: ToldListProps["clock"];
}) {
  if (row.apologizedAt === null || row.outcome === "kept") return null;
  return (
    <Text as="p" variant="bodySm">
      We said sorry on {formatDay(row.apologizedAt, clock.timeZone, clock.now)}.
    </Text>
  );
}
